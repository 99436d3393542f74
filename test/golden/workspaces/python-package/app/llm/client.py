from anthropic import Anthropic
from openai import AsyncOpenAI, OpenAI

client = OpenAI()
anthropic_client = Anthropic()


def make_client() -> AsyncOpenAI:
    return AsyncOpenAI(base_url="https://openrouter.ai/api/v1")
