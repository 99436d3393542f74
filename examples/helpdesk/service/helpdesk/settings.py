"""Settings of the service, read from the environment once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    sentiment_model: str = field(default_factory=lambda: os.getenv("SENTIMENT_MODEL", "gpt-5.4-nano"))
    short_model: str = "gpt-5.4-nano"
    embedding_model: str = os.getenv("EMBEDDING_MODEL", "text-embedding-3-large")
    azure_endpoint: str = os.getenv("AZURE_OPENAI_ENDPOINT", "https://fernhill-desk.openai.azure.com")
    azure_api_version: str = "2025-04-01-preview"


settings = Settings()
