"""Ids that are cut out of others."""
from litellm import completion
from openai import OpenAI

MODEL = "openai/gpt-4o-mini"
client = OpenAI()


def ask(messages, model):
    client.chat.completions.create(model=MODEL.removeprefix("openai/"), messages=messages)
    client.chat.completions.create(model="gpt-4o-latest".removesuffix("-latest"), messages=messages)
    client.chat.completions.create(model="gpt-4o".removeprefix("openai/"), messages=messages)
    client.chat.completions.create(model=model.removeprefix("openai/"), messages=messages)
    return completion(model=MODEL, messages=messages)
