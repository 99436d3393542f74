"""Short questions to a small model. Whoever needs a line or two asks here."""

from __future__ import annotations

from openai import OpenAI

from .settings import settings

client = OpenAI()


def ask(question: str, *, instructions: str, model: str = settings.short_model, limit: int = 60) -> str:
    response = client.responses.create(
        model=model,
        instructions=instructions,
        input=question,
        max_output_tokens=limit,
    )
    return response.output_text.strip()
