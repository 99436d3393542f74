"""A theatre's prompter on Mistral."""
import os

from mistralai import Mistral, SystemMessage, UserMessage
from mistralai.client import MistralClient

client = Mistral(api_key=os.environ["MISTRAL_API_KEY"])
old = MistralClient(api_key="key")


def cue(line: str):
    return client.chat.complete(
        model="mistral-small-latest",
        messages=[SystemMessage(content="You prompt actors."), UserMessage(content=f"What follows {line}?")],
        max_tokens=80,
        temperature=0,
    )


async def rehearse(lines: list[str]):
    for line in lines:
        await client.chat.complete_async(model="mistral-large-latest", messages=[{"role": "user", "content": line}])
    return await client.chat.stream_async(model="ministral-8b-latest", messages=[{"role": "user", "content": "Go"}])


def more(scene):
    client.fim.complete(model="codestral-latest", prompt="def light(", suffix="return", max_tokens=64)
    client.agents.complete(agent_id="ag:stage", messages=[{"role": "user", "content": scene}], max_tokens=100)
    client.beta.conversations.start(model="mistral-medium-latest", inputs=scene, instructions="Stay in character.", completion_args={"max_tokens": 120})
    client.embeddings.create(model="mistral-embed", inputs=[scene])
    client.ocr.process(model="mistral-ocr-latest", document={"type": "document_url", "document_url": "https://example.org/script.pdf"})


def before_one(scene):
    old.chat(model="mistral-tiny", messages=[{"role": "user", "content": scene}], max_tokens=50)
    for chunk in old.chat_stream(model="mistral-medium", messages=[{"role": "user", "content": scene}]):
        print(chunk)
    old.embeddings(model="mistral-embed", input=[scene])


def silent():
    client.models.list()
    client.files.upload(file={"file_name": "a", "content": b""})
