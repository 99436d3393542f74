import os

from anthropic import Anthropic
from dotenv import dotenv_values, load_dotenv
from openai import OpenAI

from app.settings import app_settings, prefixed, settings

load_dotenv()
client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
anthropic = Anthropic()
config = dotenv_values(".env")


def user(text):
    return [{"role": "user", "content": text}]


def by_environ(ticket):
    return client.chat.completions.create(model=os.environ["CHAT_MODEL"], messages=user(ticket))


def by_getenv(ticket):
    return client.chat.completions.create(model=os.getenv("JUDGE_MODEL", "gpt-4o-mini"), messages=user(ticket))


def by_example(ticket):
    return client.chat.completions.create(model=os.getenv("EXAMPLE_MODEL"), messages=user(ticket))


def not_written(ticket):
    return client.chat.completions.create(model=os.getenv("OTHER_MODEL"), messages=user(ticket))


def by_values(ticket):
    return client.chat.completions.create(model=config["CHAT_MODEL"], messages=user(ticket))


def by_settings(ticket):
    return client.chat.completions.create(model=settings.chat_model, messages=user(ticket))


def by_required_setting(ticket):
    return client.chat.completions.create(model=settings.judge_model, messages=user(ticket))


def by_default_setting(ticket):
    return client.chat.completions.create(model=settings.reply_model, messages=user(ticket))


def by_aliased_setting(ticket):
    return client.chat.completions.create(model=settings.aliased, messages=user(ticket))


def by_prefix_of_class(ticket):
    return anthropic.messages.create(model=app_settings.summary_model, max_tokens=100, messages=user(ticket))


def by_prefix(ticket):
    return anthropic.messages.create(model=prefixed.summary_model, max_tokens=100, messages=user(ticket))


def secret_as_prompt(ticket):
    return client.chat.completions.create(
        model=os.environ["TOKEN"], messages=user(os.environ["SYSTEM_PROMPT"] + open(".env").read())
    )
