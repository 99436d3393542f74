import shop
import shop.models.names as names
from shop import BEST, FAST, client, models

from . import prompts
from .prompts import LIMIT as OUTPUT_LIMIT


def quick(question: str):
    return client.responses.create(
        model=FAST, instructions=prompts.SYSTEM, input=question, max_output_tokens=OUTPUT_LIMIT
    )


def thorough(question: str):
    return shop.client.responses.create(model=BEST, instructions=shop.orders.prompts.SYSTEM, input=question)


def look(question: str):
    return client.responses.create(model=models.VISION, input=question, max_output_tokens=names.LIMIT)


def by_package(question: str):
    return client.responses.create(model=shop.FAST, input=question)


def not_there(question: str):
    return client.responses.create(model=models.NOWHERE, input=question)
