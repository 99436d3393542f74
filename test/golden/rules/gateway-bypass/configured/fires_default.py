import os

from openai import OpenAI

client = OpenAI(base_url=os.environ.get("LLM_URL", "https://api.deepseek.com"))


def reply(messages):
    return client.chat.completions.create(model="deepseek-chat", messages=messages)
