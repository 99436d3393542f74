"""Space news on xAI's own SDK."""
from xai_sdk import AsyncClient, Client
from xai_sdk.chat import system, user

client = Client()


def headline(event: str) -> str:
    chat = client.chat.create(model="grok-4", messages=[system("You write headlines.")], max_tokens=60)
    chat.append(user(f"Write one about {event}"))
    return chat.sample().content


async def ticker():
    chat = AsyncClient().chat.create(model="grok-3-mini", reasoning_effort="low")
    chat.append(user("What launched today?"))
    async for response, chunk in chat.stream():
        print(chunk.content)


def picture():
    return client.image.sample(model="grok-2-image", prompt="a rocket over the sea")


def silent():
    client.tokenize.tokenize_text("hello", model="grok-4")
