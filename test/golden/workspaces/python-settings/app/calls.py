from openai import OpenAI

from app import settings as settings_module
from app.settings import MODELS, Config, Constants, Limits, config, get_settings, settings

client = OpenAI()


def nested():
    return client.chat.completions.create(
        model=settings.llm.model,
        max_tokens=settings.llm.max_tokens,
        messages=[{"role": "user", "content": "Say hello."}],
    )


def through_getter():
    llm = get_settings().llm
    return client.chat.completions.create(
        model=llm.fallback, max_tokens=llm.max_tokens, messages=[{"role": "user", "content": "Say hello."}]
    )


def given_in_the_class():
    return client.chat.completions.create(
        model=settings.cheap.model,
        max_tokens=settings.cheap.max_tokens,
        messages=[{"role": "user", "content": "Say hello."}],
    )


def made_by_factory():
    return client.responses.create(model=settings.made.model, input="Say hello.")


def dataclasses():
    return client.responses.create(model=config.model, max_output_tokens=config.limits.title, input="Say hello.")


def other_instance():
    own = Config(model="gpt-4o-mini")
    return client.responses.create(model=own.model, max_output_tokens=Limits().summary, input="Say hello.")


def name_space():
    return client.responses.create(model=Constants.JUDGE, input=Constants.Prompts.JUDGE)


def tables():
    return client.chat.completions.create(**MODELS["chat"], messages=[{"role": "user", "content": "Say hello."}])


def get_from_table():
    return client.responses.create(model=MODELS.get("judge")["model"], input="Say hello.")


def of_module():
    return client.embeddings.create(model=settings_module.settings.embedding_model, input="some text")


def injected(limits: Limits, given: Config):
    return client.responses.create(model=given.model, max_output_tokens=limits.summary, input="Say hello.")
