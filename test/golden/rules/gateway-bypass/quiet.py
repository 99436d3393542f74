import os

from openai import OpenAI

gateway = OpenAI(base_url="https://llm.example.com/v1")
elsewhere = OpenAI(base_url=os.environ["LLM_URL"])


def reply(ticket):
    return gateway.responses.create(model="gpt-5.4", input=ticket)


def set_outside(ticket):
    return elsewhere.responses.create(model="gpt-5.4", input=ticket)
