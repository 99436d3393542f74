"""Support tickets on OpenAI's Agents SDK."""
from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from agents.extensions.models.litellm_model import LitellmModel
from openai import AsyncOpenAI

from agents.desk import Runner as DeskRunner

refunds = Agent(
    name="Refunds",
    instructions="You decide about refunds.",
    model="gpt-5-mini",
    model_settings=ModelSettings(max_tokens=400, temperature=0),
    tools=[],
)
claude = Agent(name="Claude", model=LitellmModel(model="anthropic/claude-sonnet-4-5"))
groq = AsyncOpenAI(base_url="https://api.groq.com/openai/v1")
fast = Agent(name="Fast", model=OpenAIChatCompletionsModel(model="llama-3.3-70b-versatile", openai_client=groq))
front = Agent(name="Front", instructions="Pass tickets on.", handoffs=[refunds])


async def answer(ticket: str):
    await Runner.run(refunds, ticket)
    await Runner.run(starting_agent=claude, input=ticket, max_turns=5)
    stream = Runner.run_streamed(fast, input=ticket)
    async for event in stream.stream_events():
        print(event)
    Runner.run_sync(front, ticket)
    return DeskRunner.run(ticket)


async def anyone(agent: Agent, ticket: str):
    return await Runner.run(agent, ticket)
