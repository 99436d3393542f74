"""A class that asks one provider or another has one default, which is a model of one of them."""
import os

import anthropic
import ollama
import openai
from google import genai
from langchain_anthropic import ChatAnthropic
from langchain_google_genai import ChatGoogleGenerativeAI
from langchain_xai import ChatXAI


class Judge:
    def __init__(self, model: str = os.getenv("JUDGE_MODEL", "qwen3.5:4b"), writer: str = "claude-haiku-4-5"):
        self.model = model
        self.writer = writer
        self.anthropic = anthropic.Anthropic()

    def judge(self, text):
        return self.anthropic.messages.create(model=self.model, max_tokens=10, messages=[{"role": "user", "content": text}])

    def judge_here(self, text):
        return ollama.chat(model=self.model, messages=[{"role": "user", "content": text}])

    def write(self, text):
        return self.anthropic.messages.create(model=self.writer, max_tokens=90, messages=[{"role": "user", "content": text}])


class Writer:
    def __init__(self, model: str = "gemini-2.5-flash", other: str = os.getenv("OTHER_MODEL", "claude-haiku-4-5")):
        self.model = model
        self.other = other
        self.client = openai.OpenAI(base_url="https://api.openai.com/v1")
        self.google = genai.Client()

    def write(self, text):
        return self.client.responses.create(model=self.model, input=text)

    def write_with_google(self, text):
        self.google.models.generate_content(model=self.model, contents=text)
        return self.google.models.generate_content(model=self.other, contents=text)

    def write_with_proxy(self, text):
        return openai.OpenAI(base_url=os.environ["PROXY"]).responses.create(model=self.model, input=text)

    def write_with_written_model(self, text):
        return self.client.responses.create(model="gemini-2.5-flash", input=text)


def make_model(provider: str, model: str = "claude-sonnet-4-5"):
    if provider == "google":
        return ChatGoogleGenerativeAI(model=model)
    if provider == "x-ai":
        return ChatXAI(model=model)
    return ChatAnthropic(model=model)
