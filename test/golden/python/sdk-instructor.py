"""Support tickets on Instructor."""
import instructor
from anthropic import Anthropic
from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel


class Priority(BaseModel):
    level: str


client = instructor.from_openai(OpenAI())
groq = instructor.from_openai(AsyncOpenAI(base_url="https://api.groq.com/openai/v1"))
claude = instructor.from_anthropic(Anthropic())
named = instructor.from_provider("google/gemini-2.5-flash")
patched = instructor.patch(OpenAI())


def sort(ticket: str):
    client.chat.completions.create(
        model="gpt-4o-mini",
        response_model=Priority,
        max_retries=2,
        max_tokens=100,
        messages=[{"role": "system", "content": "Sort tickets."}, {"role": "user", "content": ticket}],
    )
    client.chat.completions.create_partial(model="gpt-4o", response_model=Priority, messages=[])
    claude.messages.create(model="claude-haiku-4-5", max_tokens=64, response_model=Priority, messages=[{"role": "user", "content": ticket}])
    named.create(response_model=Priority, messages=[{"role": "user", "content": ticket}])
    return patched.chat.completions.create(model="gpt-4", response_model=Priority, messages=[{"role": "user", "content": ticket}])


async def later(ticket: str):
    return await groq.chat.completions.create(model="llama-3.3-70b-versatile", response_model=Priority, messages=[{"role": "user", "content": ticket}])
