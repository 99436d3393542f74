"""The knowledge base as vectors, rebuilt every night. The web shop searches it (web/src/search.ts)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from openai import OpenAI

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


def batches(articles: Sequence[str], size: int) -> Iterator[list[str]]:
    remaining = iter(articles)
    while batch := list(islice(remaining, size)):
        yield batch
