import asyncio

from . import llm
from .llm import BaseAgent, Summarizer, ask as ask_model, ask_politely, quick
from .prompts import TITLE


def titles(tickets: list[str]) -> list[str]:
    return [ask_model(f"{TITLE}\n\n{ticket}", max_tokens=30) for ticket in tickets]


def label(ticket: str) -> str:
    # callcost: feature=labels
    return llm.ask("Answer with one word: is this urgent?\n" + ticket, "gpt-4o-mini")


def polite():
    return ask_politely("What is the capital of France?")


def fast(text: str):
    return quick("Translate to German: " + text)


async def in_thread():
    return await asyncio.to_thread(ask_model, "Tell a joke.")


async def agents(text: str):
    summary = await Summarizer().run(text)
    return await BaseAgent().run("Check this: " + summary)


async def injected(agent: BaseAgent, text: str):
    return await agent.run(text)


def not_the_wrapper(other):
    return other.ask("nothing to do with us")
