"""Requests that a decorator, or a loop of a library, makes again after an error."""
import backoff
import openai
import tenacity
from openai import OpenAI
from retry import retry as retry_tries
from tenacity import AsyncRetrying, Retrying, retry, stop_after_attempt, stop_after_delay, wait_random_exponential

client = OpenAI()
ATTEMPTS = 4
patient = retry(stop=stop_after_attempt(6), wait=wait_random_exponential(min=1, max=60))


@retry(stop=stop_after_attempt(3), reraise=True)
def attempts():
    return client.responses.create(model="gpt-4o", input="Name a river.")


@tenacity.retry(stop=(tenacity.stop_after_attempt(max_attempt_number=ATTEMPTS) | stop_after_delay(60)))
async def attempts_or_delay():
    return client.responses.create(model="gpt-4o", input="Name a river.")


@patient
def named():
    return client.responses.create(model="gpt-4o", input="Name a river.")


@backoff.on_exception(backoff.expo, openai.RateLimitError, max_tries=5)
def tries():
    for river in ["Rhine", "Elbe"]:
        client.responses.create(model="gpt-4o", input=f"Where does the {river} end?")


class Desk:
    @retry_tries(openai.APIError, tries=2, delay=1)
    def method(self):
        return client.responses.create(model="gpt-4o", input="Name a river.")


def looped():
    for attempt in Retrying(stop=stop_after_attempt(3)):
        with attempt:
            client.responses.create(model="gpt-4o", input="Name a river.")


async def looped_async():
    async for attempt in AsyncRetrying(stop=stop_after_attempt(2)):
        with attempt:
            client.responses.create(model="gpt-4o", input="Name a river.")


@retry(wait=wait_random_exponential())
def without_number():
    return client.responses.create(model="gpt-4o", input="Name a river.")


@retry(stop=stop_after_delay(30))
def for_some_time():
    return client.responses.create(model="gpt-4o", input="Name a river.")


@backoff.on_exception(backoff.expo, openai.RateLimitError, max_time=60)
def by_time():
    return client.responses.create(model="gpt-4o", input="Name a river.")


@app.cache(retries=3)
def of_something_else():
    return client.responses.create(model="gpt-4o", input="Name a river.")
