"""Message batches whose requests are put together before they are sent."""
import anthropic
from anthropic import Anthropic

SYSTEM = "You sort tickets into bugs, wishes and questions."
MODEL = "claude-haiku-4-5"


def appended(texts: list[str]):
    client = Anthropic()
    requests = []
    for index, text in enumerate(texts):
        requests.append(
            {
                "custom_id": f"ticket-{index}",
                "params": {
                    "model": MODEL,
                    "max_tokens": 64,
                    "system": [{"type": "text", "text": SYSTEM, "cache_control": {"type": "ephemeral"}}],
                    "messages": [{"role": "user", "content": f"Ticket: {text}"}],
                },
            }
        )
    return client.messages.batches.create(requests=requests)


def request_of(index: int, text: str, limit: int = 32):
    return {
        "custom_id": str(index),
        "params": dict(model=MODEL, max_tokens=limit, system=SYSTEM, messages=[{"role": "user", "content": text}]),
    }


def made_by_a_function(texts: list[str]):
    client = Anthropic()
    requests = [request_of(index, text) for index, text in enumerate(texts)]
    return client.beta.messages.batches.create(requests=requests)


class Sorter:
    def __init__(self):
        self.client = anthropic.AsyncAnthropic()
        self.requests = []

    def add(self, text):
        self.requests.append({"custom_id": text, "params": {"model": MODEL, "max_tokens": 8, "messages": [{"role": "user", "content": text}]}})

    async def send(self):
        return await self.client.messages.batches.create(requests=self.requests)

    async def send_chunks(self, texts):
        params = {"model": MODEL, "max_tokens": 16, "system": SYSTEM}
        chunk = [
            {"custom_id": text, "params": {**params, "messages": [{"role": "user", "content": text}]}} for text in texts[:100]
        ]
        return await self.client.messages.batches.create(requests=chunk)
