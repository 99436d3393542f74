"""Nothing in this file calls an LLM."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from unittest.mock import AsyncMock, MagicMock, patch

from django.db import models
from fastapi import FastAPI
from twilio.rest import Client as TwilioClient

from app.agents import Agent, completion, generate

if TYPE_CHECKING:
    from openai import OpenAI

app = FastAPI()
twilio = TwilioClient("sid", "token")

PRICES = {
    "gpt-4o": {"input": 2.5, "output": 10.0, "max_tokens": 16384},
    "claude-sonnet-4-5": {"input": 3.0, "output": 15.0, "max_tokens": 64000},
}


def send_text(to, body):
    """Sends a text. Not `client.chat.completions.create(model="gpt-4o", messages=[])`."""
    return twilio.messages.create(body=body, from_="+4930", to=to)


class Message(models.Model):
    body = models.TextField()


def store(body):
    # client.messages.create(model="claude-haiku-4-5", max_tokens=5, messages=[])
    return Message.objects.create(body=body)


def own_functions(text):
    completion(model="gpt-4o", messages=[{"role": "user", "content": text}])
    generate("gpt-4o", prompt=text)
    Agent("gpt-4o", instructions=text).run(text)


def threads(client: "OpenAI", thread, text):
    client.beta.threads.messages.create(thread_id=thread.id, role="user", content=text)
    client.beta.threads.create()
    client.models.retrieve("gpt-4o")


@patch("app.reply.client.chat.completions.create")
def test_reply(create):
    create.return_value = MagicMock()
    client = MagicMock()
    client.chat.completions.create.return_value = {"choices": []}
    client.chat.completions.create.side_effect = TimeoutError
    mock_client = AsyncMock()
    mock_client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "hi"}])
    client.chat.completions.create.assert_called_once_with(
        model="gpt-4o", messages=[{"role": "user", "content": "hi"}]
    )
    client.messages.create.assert_awaited()


SAMPLE = """
from openai import OpenAI
OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "hi"}])
"""


class ChatClient(Protocol):
    def create(self, model: str, messages: list) -> str: ...


class Conversation:
    def create(self, model, messages):
        return {"model": model, "messages": messages}

    def chat(self, message):
        return self.create(model="gpt-4o", messages=[message])


def own_class(text):
    conversation = Conversation()
    conversation.create(model="gpt-4o", messages=[{"role": "user", "content": text}])
    conversation.chat(text)


@dataclass
class Completion:
    model: str = "gpt-4o"
    max_tokens: int = 100


@app.post("/v1/chat/completions")
async def chat_completions(body: dict):
    return {"model": "gpt-4o", "choices": []}


@app.get("/v1/models")
def list_models():
    return list(PRICES)


def cost(model, tokens):
    return PRICES[model]["input"] * tokens / 1_000_000


def run(command):
    return command.run(prompt="Continue?", model="gpt-4o")
