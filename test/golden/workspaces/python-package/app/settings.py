import os
from dataclasses import dataclass
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    chat_model: str = "gpt-4o-mini"
    max_tokens: int = 400
    judge_model: str = os.getenv("JUDGE_MODEL", "gpt-4o")


@dataclass
class Limits:
    summary: int = 256


settings = Settings()
LIMITS = Limits()
FALLBACK_MODEL = "claude-haiku-4-5"


def get_settings() -> Settings:
    return settings
