"""Support tickets on Semantic Kernel."""
from semantic_kernel import Kernel
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import (
    AzureChatCompletion,
    OpenAIChatCompletion,
    OpenAIChatPromptExecutionSettings,
    OpenAITextEmbedding,
)
from semantic_kernel.contents import ChatHistory

service = OpenAIChatCompletion(ai_model_id="gpt-4o-mini")
azure = AzureChatCompletion(deployment_name="desk-gpt")
settings = OpenAIChatPromptExecutionSettings(max_tokens=200)
embedding = OpenAITextEmbedding(ai_model_id="text-embedding-3-small")
kernel = Kernel()
kernel.add_service(service)


async def answer(ticket: str):
    history = ChatHistory()
    history.add_user_message(ticket)
    await service.get_chat_message_content(chat_history=history, settings=settings)
    async for piece in azure.get_streaming_chat_message_content(history, settings):
        print(piece)
    await kernel.invoke_prompt(prompt="Sort this ticket: {{$ticket}}", ticket=ticket)
    await embedding.generate_embeddings([ticket])
    agent = ChatCompletionAgent(service=service, name="Desk", instructions="You are the help desk.")
    return await agent.get_response(messages=ticket)
