from openai import OpenAI

from app.second import LIMIT, MODEL, SELF, describe

client = OpenAI()
PROMPT = "Name one color."
NAME = "gpt-4o"
SELF_AGAIN = SELF


def first(question: str):
    return client.responses.create(model=MODEL, input=PROMPT, max_output_tokens=LIMIT)


def by_itself():
    return client.responses.create(model=SELF, input=describe())


def ask(prompt: str, depth: int = 0):
    return client.responses.create(model="gpt-4o-mini", input=prompt)
