import asyncio
from functools import partial, wraps

import openai
from langfuse import observe
from openai import AsyncOpenAI, OpenAI
from tenacity import retry, stop_after_attempt

client = OpenAI(max_retries=0)
async_client = AsyncOpenAI(max_retries=0)


def timed(function):
    @wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


@retry(stop=stop_after_attempt(3))
def retried(prompt: str, model: str = "gpt-4o-mini") -> str:
    return client.responses.create(model=model, input=prompt).output_text


@observe(name="generation")
@timed
def observed(prompt: str, **kwargs) -> str:
    kwargs.setdefault("model", "gpt-4o")
    return client.responses.create(input=prompt, **kwargs).output_text


async def complete(prompt: str, /, *, system: str = "You are terse.", model="gpt-4o-mini", limit: int = 100):
    response = await async_client.chat.completions.create(
        model=model,
        max_tokens=limit,
        messages=[{"role": "system", "content": system}, {"role": "user", "content": prompt}],
    )
    return response.choices[0].message.content


def with_options(prompt: str, options: dict | None = None):
    defaults = {"model": "gpt-4o", "max_output_tokens": 200}
    return client.responses.create(input=prompt, **{**defaults, **(options or {})})


def many(*prompts: str):
    return [client.responses.create(model="gpt-4o-mini", input=prompt) for prompt in prompts]


def chat(messages: list[dict], **kwargs):
    return client.chat.completions.create(model="gpt-4o", messages=messages, **kwargs)


terse = partial(complete, system="Answer in one word.", limit=5)
shout = timed(retried)
