"""Where a model id can be written in a file: constants, fields, defaults, the environment, enums, settings."""

import os
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property
from typing import Final, Literal, Optional

from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings

client = OpenAI()

CHEAP_MODEL: Final = "gpt-4o-mini"
FAMILY = "gpt-4.1"
DERIVED_MODEL = FAMILY + "-mini"
FORMATTED_MODEL = f"{FAMILY}-nano"
ENV_MODEL = os.getenv("ASSISTANT_MODEL", "gpt-4o")
ENV_MODEL_OR = os.environ.get("ASSISTANT_MODEL") or "gpt-4.1"
ENV_REQUIRED = os.environ["ASSISTANT_MODEL"]
ENV_NO_DEFAULT = os.getenv("ASSISTANT_MODEL")
ENV_GET = os.environ.get("ASSISTANT_MODEL", "gpt-4o-mini")


def constant(question):
    return client.chat.completions.create(model=CHEAP_MODEL, messages=[{"role": "user", "content": question}])


def derived(question):
    return client.chat.completions.create(model=DERIVED_MODEL, messages=[{"role": "user", "content": question}])


def formatted(question):
    return client.chat.completions.create(model=FORMATTED_MODEL, messages=[{"role": "user", "content": question}])


def from_environment(question):
    return client.chat.completions.create(model=ENV_MODEL, messages=[{"role": "user", "content": question}])


def from_environment_or(question):
    return client.chat.completions.create(model=ENV_MODEL_OR, messages=[{"role": "user", "content": question}])


def from_environment_get(question):
    return client.chat.completions.create(model=ENV_GET, messages=[{"role": "user", "content": question}])


def environment_required(question):
    return client.chat.completions.create(model=ENV_REQUIRED, messages=[{"role": "user", "content": question}])


def environment_without_default(question):
    return client.chat.completions.create(model=ENV_NO_DEFAULT, messages=[{"role": "user", "content": question}])


def environment_chain(question):
    model = os.getenv("SUPPORT_MODEL", os.getenv("ASSISTANT_MODEL", "gpt-4o-mini"))
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])


def default_argument(question, model: str = "gpt-4o"):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])


def default_none(question, model: Optional[str] = None):
    if not model:
        model = "gpt-4.1-mini"
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])


def default_is_none(question, model: Optional[str] = None):
    if model is None:
        model = CHEAP_MODEL
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])


def default_or(question, model=None):
    return client.chat.completions.create(
        model=model or "gpt-4o", messages=[{"role": "user", "content": question}]
    )


def parameter_without_default(question, model):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])


def literal_parameter(question, model: Literal["gpt-4o", "gpt-4o-mini"]):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])


def literal_default(question, model: Literal["gpt-4o", "gpt-4o-mini"] = "gpt-4o-mini"):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])


class ModelName(str, Enum):
    SMALL = "gpt-4o-mini"
    LARGE = "gpt-4.1"


class Tier(StrEnum):
    MID = "gpt-4.1-mini"


def enum_value(question):
    return client.chat.completions.create(
        model=ModelName.SMALL.value, messages=[{"role": "user", "content": question}]
    )


def enum_member(question):
    return client.chat.completions.create(model=Tier.MID, messages=[{"role": "user", "content": question}])


def enum_chosen(question, name):
    return client.chat.completions.create(
        model=ModelName[name].value, messages=[{"role": "user", "content": question}]
    )


class Settings(BaseSettings):
    openai_model: str = "gpt-4o-mini"
    summary_model: str = Field("gpt-4.1-nano", env="SUMMARY_MODEL")
    review_model: str = Field(default="gpt-4.1", alias="REVIEW_MODEL")
    required_model: str
    limit: int = 256


settings = Settings()


def settings_field(question):
    return client.chat.completions.create(
        model=settings.openai_model, messages=[{"role": "user", "content": question}], max_tokens=settings.limit
    )


def settings_field_positional(question):
    return client.chat.completions.create(
        model=settings.summary_model, messages=[{"role": "user", "content": question}]
    )


def settings_field_default(question):
    return client.chat.completions.create(
        model=settings.review_model, messages=[{"role": "user", "content": question}]
    )


def settings_field_required(question):
    return client.chat.completions.create(
        model=settings.required_model, messages=[{"role": "user", "content": question}]
    )


@dataclass
class AgentConfig:
    model: str = "gpt-4o"
    fallback: str = field(default="gpt-4o-mini")


def dataclass_default(question, config: AgentConfig):
    return client.chat.completions.create(model=config.model, messages=[{"role": "user", "content": question}])


def dataclass_field(question):
    config = AgentConfig()
    return client.chat.completions.create(model=config.fallback, messages=[{"role": "user", "content": question}])


def dataclass_given(question):
    config = AgentConfig(model="gpt-4.1")
    return client.chat.completions.create(model=config.model, messages=[{"role": "user", "content": question}])


class Writer:
    model = "gpt-4o"

    def __init__(self, reviewer="gpt-4.1", temperature: float = 0.3):
        self.client = AsyncOpenAI()
        self.reviewer = reviewer
        self._model_override = None
        self.temperature = temperature

    @property
    def draft_model(self) -> str:
        return "gpt-4.1-mini"

    @cached_property
    def final_model(self):
        return self.reviewer

    @staticmethod
    def cheap():
        return CHEAP_MODEL

    async def class_field(self, text):
        return await self.client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": text}])

    async def instance_field(self, text):
        return await self.client.chat.completions.create(
            model=self.reviewer, messages=[{"role": "user", "content": text}], temperature=self.temperature
        )

    async def getter(self, text):
        return await self.client.chat.completions.create(
            model=self.draft_model, messages=[{"role": "user", "content": text}]
        )

    async def getter_of_field(self, text):
        return await self.client.chat.completions.create(
            model=self.final_model, messages=[{"role": "user", "content": text}]
        )

    async def static_method(self, text):
        return await self.client.chat.completions.create(
            model=self.cheap(), messages=[{"role": "user", "content": text}]
        )

    async def class_attribute(self, text):
        return await self.client.chat.completions.create(
            model=Writer.model, messages=[{"role": "user", "content": text}]
        )


class PolishedWriter(Writer):
    model = "gpt-4.1-nano"

    async def overridden(self, text):
        return await self.client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": text}])

    async def inherited(self, text):
        return await self.client.chat.completions.create(
            model=self.reviewer, messages=[{"role": "user", "content": text}]
        )
