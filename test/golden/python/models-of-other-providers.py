"""A class that asks one provider or another has one default, which is a model of one of them."""
import os

import anthropic
import ollama


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
