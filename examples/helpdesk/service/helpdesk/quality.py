"""Rates a sample of sent replies. Runs on Azure, because the contract for this data is with Microsoft."""

from __future__ import annotations

import json
import os

from openai import AzureOpenAI

from .settings import settings

# The name of the deployment on Azure, not of a model; callcost.yml says which model it is.
DEPLOYMENT = "desk-quality-prod"

RUBRIC = [
    "answers: every question of the customer is answered",
    "correct: nothing contradicts the house rules",
    "next_step: it is clear who does what, and by when",
    "tone: calm, plain, no blame",
]


def build_prompt(question: str, reply: str) -> str:
    criteria = "\n".join(f"- {criterion}" for criterion in RUBRIC)
    return (
        "Rate the reply on a scale from 1 (poor) to 5 (excellent) for each criterion.\n"
        + criteria
        + "\nAnswer as a JSON object with the names before the colons as keys.\n\n"
        + "Customer:\n{question}\n\nReply:\n{reply}".format(question=question, reply=reply)
    )


class QualityReview:
    """Rates replies; the connection is made once."""

    def __init__(self) -> None:
        self._client = AzureOpenAI(
            azure_endpoint=settings.azure_endpoint,
            api_version=settings.azure_api_version,
            api_key=os.environ["AZURE_OPENAI_API_KEY"],
        )

    def rate(self, question: str, reply: str) -> dict[str, int]:
        completion = self._client.chat.completions.create(
            model=DEPLOYMENT,
            messages=[{"role": "user", "content": build_prompt(question, reply)}],
            response_format={"type": "json_object"},
            max_completion_tokens=120,
            temperature=0,
        )
        return json.loads(completion.choices[0].message.content or "{}")
