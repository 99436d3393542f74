from anthropic import Anthropic
from openai import AzureOpenAI, OpenAI

client = OpenAI()
claude = Anthropic(base_url="https://api.anthropic.com")


def first(question: str):
    return client.responses.create(model="gpt-5.4", input=question, max_output_tokens=300)


def second(question: str):
    return client.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def third(question: str):
    return claude.messages.create(model="claude-sonnet-4-5", max_tokens=300, messages=[{"role": "user", "content": question}])


def fourth(question: str):
    azure = AzureOpenAI(azure_endpoint="https://desk.openai.azure.com")
    return azure.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": question}])
