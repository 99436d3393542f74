"""What a request asks for beside its prompt: streaming, temperature, n, tools, schema, reasoning, attribution."""

from typing import Literal

import anthropic
from openai import OpenAI, pydantic_function_tool
from pydantic import BaseModel

client = OpenAI()
claude = anthropic.Anthropic()
QUESTION = [{"role": "user", "content": "Sort this ticket."}]


class Verdict(BaseModel):
    label: Literal["billing", "technical"]
    reason: str


TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "lookup_order",
            "description": "Finds an order.",
            "parameters": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
        },
    },
    {"type": "function", "function": {"name": "close_ticket", "parameters": {"type": "object", "properties": {}}}},
]


def streaming(stream=False):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, stream=True)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, stream=False)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, stream=stream)
    client.chat.completions.stream(model="gpt-4o", messages=QUESTION)
    with claude.messages.stream(model="claude-haiku-4-5", max_tokens=10, messages=QUESTION) as events:
        print(events)


def sampling(temperature, samples=3):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, temperature=0, n=3)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, temperature=temperature, n=samples)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, temperature=-0.5 + 1.5)


def tools(extra):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, tools=TOOLS, tool_choice="auto")
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, tools=[*TOOLS, extra])
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, tools=[pydantic_function_tool(Verdict)])
    claude.messages.create(
        model="claude-haiku-4-5",
        max_tokens=10,
        messages=QUESTION,
        tools=[{"name": "stop", "input_schema": {"type": "object", "properties": {}}}],
    )
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, tools=extra)


def schemas():
    client.chat.completions.parse(model="gpt-4o", messages=QUESTION, response_format=Verdict)
    client.responses.parse(model="gpt-4o", input=QUESTION, text_format=Verdict)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, response_format={"type": "json_object"})
    client.responses.create(
        model="gpt-4o",
        input=QUESTION,
        text={"format": {"type": "json_schema", "name": "verdict", "schema": Verdict.model_json_schema()}},
    )


def reasoning(effort):
    client.responses.create(model="gpt-5", input=QUESTION, reasoning={"effort": "low", "summary": "auto"})
    client.chat.completions.create(model="o4-mini", messages=QUESTION, reasoning_effort="high")
    client.responses.create(model="gpt-5", input=QUESTION, reasoning={"effort": effort})
    claude.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=4000,
        messages=QUESTION,
        thinking={"type": "enabled", "budget_tokens": 2048},
    )


def attribution(user_id):
    client.chat.completions.create(
        model="gpt-4o", messages=QUESTION, user="desk", metadata={"feature": "triage", "ticket": user_id}, store=True
    )
    client.responses.create(
        model="gpt-4o", input=QUESTION, safety_identifier=user_id, extra_headers={"x-team": "support"}
    )
    claude.messages.create(
        model="claude-haiku-4-5", max_tokens=10, messages=QUESTION, metadata={"user_id": user_id}
    )


def tiers(tier):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, service_tier="flex")
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, service_tier=tier)
    claude.messages.create(model="claude-haiku-4-5", max_tokens=10, messages=QUESTION, service_tier="auto")


def batches(requests):
    client.batches.create(input_file_id="file-1", endpoint="/v1/chat/completions", completion_window="24h")
    claude.messages.batches.create(
        requests=[
            {
                "custom_id": "one",
                "params": {"model": "claude-haiku-4-5", "max_tokens": 10, "messages": [{"role": "user", "content": "Hi"}]},
            }
        ]
    )
    claude.messages.batches.create(requests=requests)


def media(file):
    client.images.generate(model="gpt-image-1", prompt="A red bridge", n=2, size="1024x1024")
    client.audio.speech.create(model="gpt-4o-mini-tts", voice="alloy", input="Hello there.")
    client.audio.transcriptions.create(model="whisper-1", file=file)
    client.embeddings.create(model="text-embedding-3-small", input="A red bridge", dimensions=256)
    client.moderations.create(model="omni-moderation-latest", input="A red bridge")
    client.files.create(file=file, purpose="batch")
    client.models.list()
