from typing import Protocol

from openai import AsyncOpenAI


class Summaries:
    def __init__(self, client: AsyncOpenAI, model: str = "gpt-4o-mini") -> None:
        self.client = client
        self.model = model

    async def summarize(self, text: str, limit: int = 300) -> str:
        response = await self.client.responses.create(
            model=self.model, instructions="Summarize.", input=text, max_output_tokens=limit
        )
        return response.output_text


class Completer(Protocol):
    async def summarize(self, text: str) -> str: ...


class Report:
    def __init__(self, summaries: Summaries, completer: Completer):
        self.summaries = summaries
        self.completer = completer

    async def write(self, text: str):
        await self.completer.summarize("Only a protocol is known here.")
        return await self.summaries.summarize(f"Write the report about {text}")
