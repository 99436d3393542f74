"""Loops over what the source decides: the model is one of those that the loop goes through."""
from openai import OpenAI
from tqdm import tqdm

client = OpenAI()
MODELS = ["gpt-4o", "gpt-4.1-mini"]
BY_NAME = {"small": "gpt-4.1-nano", "large": "gpt-4.1"}
PAIRS = [("gpt-4o", 100), ("gpt-4.1", 200)]
QUESTIONS = ["Name a river.", "Name a lake."]


def by_list(text):
    for model in MODELS:
        client.responses.create(model=model, input=text)
    for index, model in enumerate(MODELS):
        client.responses.create(model=model, input=f"{index}: {text}")
    for model in tqdm(sorted(MODELS), desc="models"):
        client.responses.create(model=model, input=text)
    for model, limit in PAIRS:
        client.responses.create(model=model, input=text, max_output_tokens=limit)
    for index, (model, limit) in enumerate(PAIRS):
        client.responses.create(model=model, input=f"{index}: {text}", max_output_tokens=limit)
    for model, question in zip(MODELS, QUESTIONS):
        client.responses.create(model=model, input=question)
    return [client.responses.create(model=model, input=text) for model, _ in PAIRS]


def by_record(text):
    for name, model in BY_NAME.items():
        client.responses.create(model=model, input=f"{name}: {text}")
    for model in BY_NAME.values():
        client.responses.create(model=model, input=text)
    for model in dict.fromkeys(MODELS):
        client.responses.create(model=model, input=text)
    for model in {"gpt-4o": 1, "gpt-4.1": 2}:
        client.responses.create(model=model, input=text)


def by_something_else(texts, names):
    for index, text in enumerate(texts):
        client.responses.create(model="gpt-4o", input=f"{index}: {text}")
    for model, text in zip(MODELS, texts):
        client.responses.create(model=model, input=text)
    for name, text in zip(names, texts):
        client.responses.create(model=name, input=text)
    for model in names:
        client.responses.create(model=model, input="Name a river.")
