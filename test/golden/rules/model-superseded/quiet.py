from anthropic import Anthropic
from openai import OpenAI

client = Anthropic()
openai = OpenAI()


def current(question):
    return client.messages.create(
        model="claude-opus-5-5", max_tokens=400, messages=[{"role": "user", "content": question}]
    )


def its_successor_reasons_and_it_does_not(question):
    return openai.responses.create(model="gpt-4o", input=question)
