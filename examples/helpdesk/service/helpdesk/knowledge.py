"""The knowledge base as vectors, rebuilt every night. The web shop searches it (web/src/search.ts)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from openai import OpenAI

from .llm import ask
from .settings import settings

BATCH_SIZE = 128


def embed_articles(articles: Sequence[str], client: OpenAI | None = None) -> list[list[float]]:
    """One vector per article, in the order of the articles."""
    client = client or OpenAI()
    vectors: list[list[float]] = []
    for batch in batches(articles, BATCH_SIZE):
        response = client.embeddings.create(model=settings.embedding_model, input=batch)
        vectors.extend(item.embedding for item in response.data)
    return vectors


def search_words(article: str) -> list[str]:
    """What customers may type when they look for an article, also what it does not say itself."""
    words = ask(
        article,
        instructions="List up to ten words that a customer may type to find this article, one a line.",
        model="gpt-5.4-mini",
    )
    return words.splitlines()


def batches(articles: Sequence[str], size: int) -> Iterator[list[str]]:
    remaining = iter(articles)
    while batch := list(islice(remaining, size)):
        yield batch
