"""Support tickets on Haystack."""
from haystack import Pipeline
from haystack.components.agents import Agent
from haystack.components.embedders import OpenAITextEmbedder
from haystack.components.generators import OpenAIGenerator
from haystack.components.generators.chat import AzureOpenAIChatGenerator, OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack_integrations.components.generators.anthropic import AnthropicChatGenerator

generator = OpenAIChatGenerator(model="gpt-4o-mini", generation_kwargs={"max_completion_tokens": 300})
writer = OpenAIGenerator(model="gpt-4o")
claude = AnthropicChatGenerator(model="claude-sonnet-4-5", generation_kwargs={"max_tokens": 512})
azure = AzureOpenAIChatGenerator(azure_deployment="desk-gpt")
embedder = OpenAITextEmbedder(model="text-embedding-3-small")
pipeline = Pipeline()
pipeline.add_component("llm", OpenAIChatGenerator(model="gpt-4.1-mini"))


def answer(ticket: str):
    generator.run([ChatMessage.from_system("Be short."), ChatMessage.from_user(ticket)])
    writer.run(prompt=f"Sort this ticket: {ticket}")
    claude.run([ChatMessage.from_user(ticket)])
    azure.run([ChatMessage.from_user(ticket)])
    embedder.run(ticket)
    desk = Agent(chat_generator=generator, system_prompt="You are the help desk.", max_agent_steps=6)
    return desk.run(messages=[ChatMessage.from_user(ticket)])
