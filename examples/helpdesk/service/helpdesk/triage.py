"""Reads a new ticket: which queue it belongs to, how the customer feels, which order it is about."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Literal

from openai import OpenAI
from pydantic import BaseModel

from .settings import settings
from .tickets import Ticket

TRIAGE_MODEL = os.getenv("TRIAGE_MODEL", "gpt-5.5")

TRIAGE_PROMPT = """\
You sort the incoming tickets of Fernhill, an online furniture shop.

Answer with exactly one of these labels and nothing else:

billing    An invoice, a payment, a refund that has not arrived, a discount code.
delivery   Where a parcel is, a delivery date, a missed delivery, a wrong address.
damage     Something arrived broken, scratched, incomplete or wrong.
returns    The customer wants to send something back, or asks how.
product    A question about dimensions, materials, assembly or availability.
other      Everything else, including praise, press and spam.

When a ticket is about several things, choose the one that costs the customer most if nobody reacts today.
A ticket in another language is sorted by the same rules.
"""

ORDER_PROMPT = (
    "Extract the order details from a customer's message. Order numbers look like FH-123456. "
    "Leave a field empty when the message does not say it; never guess."
)

client = OpenAI()


class OrderDetails(BaseModel):
    order_number: str | None
    article: str | None
    defect: str | None
    wants: Literal["refund", "replacement", "repair", "information"] | None


def classify(ticket: Ticket) -> str:
    """The queue of a ticket, as one of the labels of TRIAGE_PROMPT."""
    response = client.chat.completions.create(
        model=TRIAGE_MODEL,
        messages=[
            {"role": "system", "content": TRIAGE_PROMPT},
            {"role": "user", "content": f"Subject: {ticket.subject}\n\n{ticket.body}"},
        ],
    )
    return (response.choices[0].message.content or "other").strip()


def order_details(ticket: Ticket) -> OrderDetails | None:
    """What the ticket says about the order, as structured output."""
    completion = client.chat.completions.parse(
        model="gpt-5.4-mini",
        messages=[
            {"role": "system", "content": ORDER_PROMPT},
            {"role": "user", "content": ticket.body},
        ],
        response_format=OrderDetails,
        max_completion_tokens=300,
        metadata={"feature": "ticket-triage"},
    )
    return completion.choices[0].message.parsed


def moods(tickets: Iterable[Ticket]) -> dict[str, str]:
    """The mood of each ticket: calm, worried or angry."""
    found: dict[str, str] = {}
    for ticket in tickets:
        response = client.responses.create(
            model=settings.sentiment_model,
            instructions="Say how the writer feels, in one word: calm, worried or angry.",
            input=ticket.body,
            max_output_tokens=16,
        )
        found[ticket.id] = response.output_text.strip().lower()
    return found
