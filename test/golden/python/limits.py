"""Output limits: every name, none set, set at run time, computed."""

import os
from typing import Optional

import anthropic
import openai
from openai import NOT_GIVEN, OpenAI

client = OpenAI()
claude = anthropic.Anthropic()

MAX_TOKENS = 512
LIMITS = {"short": 64, "long": 2048}
QUESTION = [{"role": "user", "content": "Name three rivers."}]


def max_tokens():
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=64)
    client.chat.completions.create(model="gpt-5", messages=QUESTION, max_completion_tokens=65)
    client.responses.create(model="gpt-5", input=QUESTION, max_output_tokens=66)
    claude.messages.create(model="claude-haiku-4-5", messages=QUESTION, max_tokens=67)
    client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Once", max_tokens=68)
    claude.completions.create(model="claude-2.1", prompt="\n\nHuman: Hi\n\nAssistant:", max_tokens_to_sample=69)


def both_names():
    client.chat.completions.create(model="gpt-5", messages=QUESTION, max_tokens=None, max_completion_tokens=70)


def none_set():
    client.chat.completions.create(model="gpt-4o", messages=QUESTION)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=None)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=NOT_GIVEN)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=openai.NOT_GIVEN)
    client.responses.create(model="gpt-4o", input="Hi", max_output_tokens=openai.omit)


def computed():
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=MAX_TOKENS)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=MAX_TOKENS * 2 + 1)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=4_096)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=LIMITS["short"])
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=int(os.getenv("LIMIT", "300")))
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=int("128"))


def from_environment():
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=int(os.environ["LIMIT"]))


def parameter(limit):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=limit)


def default_parameter(limit: int = 90):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=limit)


def optional_parameter(limit: Optional[int] = None):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=limit)


def chosen(long):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=LIMITS["long" if long else "short"])
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=200 if long else None)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=min(200, len(str(long))))


def spread_known(long):
    options = {"max_tokens": 91}
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **options)


def spread_conditional(long):
    options = {}
    if long:
        options["max_tokens"] = 92
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **options)


def spread_inline(long):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **({"max_tokens": 93} if long else {}))


def spread_unknown(**options):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **options)


def spread_unknown_and_set(**options):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=94, **options)


def spread_unknown_before(**options):
    client.chat.completions.create(**{"max_tokens": 95, **options}, model="gpt-4o", messages=QUESTION)


def spread_cleaned(temperature=None, limit=None):
    options = {"temperature": temperature, "max_tokens": limit}
    given = {key: value for key, value in options.items() if value is not None}
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **given)


def extra_body():
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, extra_body={"max_completion_tokens": 96})


class Writer:
    limit = 97

    def __init__(self, max_tokens=98):
        self.max_tokens = max_tokens

    def write(self):
        client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=self.limit)
        client.chat.completions.create(model="gpt-4o", messages=QUESTION, max_tokens=self.max_tokens)
