"""Support tickets on Pydantic AI."""
from pydantic import BaseModel
from pydantic_ai import Agent, UsageLimits
from pydantic_ai.direct import model_request_sync
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.azure import AzureProvider
from pydantic_ai.settings import ModelSettings


class Priority(BaseModel):
    level: str


triage = Agent(
    "openai:gpt-5-mini",
    output_type=Priority,
    instructions="Sort support tickets.",
    model_settings={"max_tokens": 200, "temperature": 0},
)
careful = Agent[None, str](AnthropicModel("claude-sonnet-4-5"), system_prompt="Answer with care.")
hosted = Agent(OpenAIChatModel("gpt-4o", provider=AzureProvider(azure_endpoint="https://desk.openai.azure.com")))
unset = Agent(instructions="Answer.")


def sort(ticket: str):
    triage.run_sync(f"Ticket: {ticket}")
    triage.run_sync(ticket, model="google-gla:gemini-2.5-flash", model_settings=ModelSettings(max_tokens=99))
    hosted.run_sync(ticket, usage_limits=UsageLimits(request_limit=3))
    return unset.run_sync(ticket)


async def answer(ticket: str):
    async with careful.run_stream(ticket) as stream:
        print(await stream.get_output())
    async with careful.iter(ticket) as steps:
        print(steps)
    return await careful.run(ticket)


def bare(messages):
    return model_request_sync("anthropic:claude-haiku-4-5", messages)
