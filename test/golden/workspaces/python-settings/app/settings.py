from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings


class LLMSettings(BaseModel):
    model: str = "gpt-4o"
    fallback: str = Field(default="gpt-4o-mini", description="When the first one fails")
    max_tokens: int = 700


class Settings(BaseSettings):
    debug: bool = False
    embedding_model: str = Field("text-embedding-3-small", alias="EMBEDDING_MODEL")
    llm: LLMSettings = LLMSettings()
    cheap: LLMSettings = LLMSettings(model="gpt-4.1-nano", max_tokens=50)
    made: LLMSettings = Field(default_factory=LLMSettings)
    api_key: str


@dataclass(frozen=True)
class Limits:
    title: int = 20
    summary: int = 300


@dataclass
class Config:
    model: str = "gpt-4.1"
    limits: Limits = field(default_factory=Limits)


class Constants:
    """No settings class, only a name space."""

    JUDGE = "gpt-5"

    class Prompts:
        JUDGE = "Which answer is better? Say A or B."


@lru_cache
def get_settings() -> Settings:
    return Settings()


settings = Settings()
config = Config()
MODELS = {"chat": {"model": "gpt-4o", "max_tokens": 128}, "judge": {"model": Constants.JUDGE}}
