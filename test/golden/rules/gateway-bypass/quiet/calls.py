import os

from openai import AzureOpenAI, OpenAI

gateway = OpenAI(base_url="https://llm.example.com/v1")
somewhere = OpenAI(base_url=os.environ["LLM_URL"])
azure = AzureOpenAI(azure_endpoint=os.environ["AZURE_URL"])
local = OpenAI(base_url="http://localhost:11434/v1")
router = OpenAI(base_url="https://openrouter.ai/api/v1")


def through(question: str):
    return gateway.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def maybe(question: str):
    return somewhere.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def maybe_azure(question: str):
    return azure.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": question}])


def own_server(question: str):
    return local.chat.completions.create(model="llama3", messages=[{"role": "user", "content": question}])


def other_gateway(question: str):
    return router.chat.completions.create(model="openai/gpt-5.4", messages=[{"role": "user", "content": question}])
