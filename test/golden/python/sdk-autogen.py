"""Support tickets on AutoGen."""
import autogen
from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.teams import RoundRobinGroupChat
from autogen_core.models import ChatCompletionClient, UserMessage
from autogen_ext.models.anthropic import AnthropicChatCompletionClient
from autogen_ext.models.openai import OpenAIChatCompletionClient

client = OpenAIChatCompletionClient(model="gpt-4o-mini", max_tokens=300)
claude = AnthropicChatCompletionClient(model="claude-sonnet-4-5")
reader = AssistantAgent("reader", model_client=client, system_message="You read tickets.")
writer = AssistantAgent("writer", model_client=claude, system_message="You write answers.")
team = RoundRobinGroupChat([reader, writer], max_turns=4)

older = autogen.AssistantAgent(
    "older", llm_config={"config_list": [{"model": "gpt-4", "api_key": "key"}]}, system_message="Answer."
)
person = autogen.UserProxyAgent("person", code_execution_config=False)


async def answer(ticket: str):
    await client.create([UserMessage(content=ticket, source="user")])
    await reader.run(task=ticket)
    async for event in team.run_stream(task=ticket):
        print(event)
    return person.initiate_chat(older, message=f"Ticket: {ticket}", max_turns=2)


async def anyone(model: ChatCompletionClient, ticket: str):
    return await model.create([UserMessage(content=ticket, source="user")])
