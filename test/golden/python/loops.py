"""How often one line bills: loops, comprehensions, retries, nested functions."""

import asyncio

from openai import AsyncOpenAI, OpenAI
from tenacity import retry, stop_after_attempt

client = OpenAI()
LANGUAGES = ["de", "fr", "it"]


def ask(text):
    return client.responses.create(model="gpt-4o", input=text)


def over_parameter(texts):
    for text in texts:
        client.responses.create(model="gpt-4o", input=text)


def over_literal(text):
    for language in LANGUAGES:
        client.responses.create(model="gpt-4o", input=f"Translate to {language}: {text}")


def over_range(text):
    for attempt in range(3):
        client.responses.create(model="gpt-4o", input=text)


def over_enumerate(texts):
    for index, text in enumerate(texts):
        client.responses.create(model="gpt-4o", input=f"{index}. {text}")


def nested(texts):
    for text in texts:
        for language in LANGUAGES:
            client.responses.create(model="gpt-4o", input=f"{language}: {text}")


def while_loop(done):
    while not done():
        client.responses.create(model="gpt-4o", input="Next step?")


def in_loop_head():
    for word in client.responses.create(model="gpt-4o", input="List words.").output_text.split():
        print(word)


def list_comprehension(texts):
    return [client.responses.create(model="gpt-4o", input=text) for text in texts]


def dict_comprehension(texts):
    return {text: client.responses.create(model="gpt-4o", input=text) for text in texts if text}


def comprehension_iterable():
    return [word for word in client.responses.create(model="gpt-4o", input="List words.").output_text.split()]


def map_lambda(texts):
    return list(map(lambda text: client.responses.create(model="gpt-4o", input=text), texts))


async def gathered(texts):
    async_client = AsyncOpenAI()
    tasks = [asyncio.create_task(async_client.responses.create(model="gpt-4o", input=text)) for text in texts]
    return await asyncio.gather(*tasks)


def function_in_loop(texts):
    for text in texts:

        def inner():
            return client.responses.create(model="gpt-4o", input=text)

        inner()


@retry(stop=stop_after_attempt(4))
def retried(text):
    return client.responses.create(model="gpt-4o", input=text)


def retry_loop(text):
    while True:
        try:
            return client.responses.create(model="gpt-4o", input=text)
        except TimeoutError:
            continue


def after_the_loop(texts):
    total = ""
    for text in texts:
        total += text
    return client.responses.create(model="gpt-4o", input=total)
