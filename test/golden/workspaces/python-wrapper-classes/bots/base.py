from abc import ABC, abstractmethod

from anthropic import Anthropic

DEFAULT = "claude-haiku-4-5"


class Base(ABC):
    """The client is made here; what it says is decided by those who inherit."""

    model = DEFAULT
    max_tokens = 512

    def __init__(self, temperature: float = 0.2):
        self._client = Anthropic()
        self.temperature = temperature

    @property
    @abstractmethod
    def system(self) -> str: ...

    def complete(self, text: str, *, model: str | None = None) -> str:
        message = self._client.messages.create(
            model=model or self.model,
            max_tokens=self.max_tokens,
            temperature=self.temperature,
            system=self.system,
            messages=[{"role": "user", "content": text}],
        )
        return message.content[0].text
