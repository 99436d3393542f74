import modal
from celery import Celery
from openai import OpenAI

client = OpenAI(max_retries=0)
app = modal.App("desk")
jobs = Celery("desk")


def ask(prompt: str, model: str = "gpt-4o-mini") -> str:
    return client.responses.create(model=model, input=prompt).output_text


@app.function(retries=2)
def far(prompt: str) -> str:
    return client.responses.create(model="gpt-4o", input=prompt).output_text


@app.cls(gpu="A10G")
class Desk:
    @modal.method()
    def answer(self, prompt: str) -> str:
        return client.responses.create(model="gpt-4.1", input=prompt).output_text


@jobs.task
def later(prompt: str) -> str:
    return client.responses.create(model="gpt-5", input=prompt).output_text
