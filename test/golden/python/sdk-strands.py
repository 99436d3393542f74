"""Support tickets on Strands Agents."""
from strands import Agent
from strands.models import BedrockModel
from strands.models.openai import OpenAIModel

bedrock = BedrockModel(model_id="eu.anthropic.claude-sonnet-4-5-20250929-v1:0", max_tokens=800)
openai = OpenAIModel(model_id="gpt-4o-mini", params={"max_tokens": 200})
desk = Agent(model=bedrock, system_prompt="You are the help desk.", tools=[])
named = Agent(model="us.amazon.nova-pro-v1:0")


def answer(ticket: str):
    desk(f"Ticket: {ticket}")
    named(ticket)
    return Agent(model=openai)("Say hello.")


async def later(ticket: str):
    async for event in desk.stream_async(ticket):
        print(event)
    return await desk.invoke_async(ticket)
