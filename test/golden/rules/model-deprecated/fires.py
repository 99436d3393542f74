from anthropic import Anthropic
from openai import OpenAI

client = OpenAI()
claude = Anthropic()


def gone(text):
    return client.chat.completions.create(model="gpt-4-turbo", messages=[{"role": "user", "content": text}])


def gone_as_well(text):
    return claude.messages.create(
        model="claude-3-opus-20240229", max_tokens=100, messages=[{"role": "user", "content": text}]
    )
