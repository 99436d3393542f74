"""Subject lines for tickets that came without one, from the contact form."""

from __future__ import annotations

from .llm import ask
from .tickets import Ticket

TITLE_PROMPT = "Write a subject line of at most eight words for a message to a furniture shop. No greeting, no quotation marks."


def subject_line(ticket: Ticket) -> str:
    return ask(ticket.body, instructions=TITLE_PROMPT, limit=24)
