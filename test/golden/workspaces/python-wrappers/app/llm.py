"""Everybody calls through these."""
import asyncio
from functools import partial

from openai import AsyncOpenAI, OpenAI

client = OpenAI()
DEFAULT_MODEL = "gpt-4o"


def ask(prompt: str, model: str = DEFAULT_MODEL, **options) -> str:
    response = client.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": prompt}],
        **options,
    )
    return response.choices[0].message.content


def ask_politely(question: str) -> str:
    return ask(f"{question} Please.", model="gpt-4o-mini")


quick = partial(ask, model="gpt-4.1-nano")


class BaseAgent:
    instructions = "You help."

    def __init__(self, model: str = "gpt-4.1"):
        self.model = model
        self.client = AsyncOpenAI()

    async def run(self, message: str):
        return await self.client.responses.create(
            model=self.model,
            instructions=self.instructions,
            input=message,
        )


class Summarizer(BaseAgent):
    instructions = "Summarize what you are given in three sentences."

    def __init__(self):
        super().__init__(model="gpt-4.1-mini")


def unused(prompt):
    return client.responses.create(model="gpt-5", input=prompt)
