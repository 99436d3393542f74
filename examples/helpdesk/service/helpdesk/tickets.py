"""What a ticket is, and how tickets are read from an export."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Message:
    """One message of a conversation; `author` is "customer" or "agent"."""

    author: str
    text: str


@dataclass(frozen=True)
class Ticket:
    id: str
    subject: str
    body: str
    customer: str
    order_number: str | None = None
    history: tuple[Message, ...] = field(default_factory=tuple)


def load_tickets(path: Path) -> list[Ticket]:
    """Reads a JSON export: a list of tickets, each with its messages from oldest to newest."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        Ticket(
            id=row["id"],
            subject=row["subject"],
            body=row["body"],
            customer=row["customer"],
            order_number=row.get("order_number"),
            history=tuple(Message(**message) for message in row.get("history", [])),
        )
        for row in rows
    ]


def transcript(ticket: Ticket) -> str:
    """The whole conversation as plain text, one paragraph per message."""
    messages = [*ticket.history, Message("customer", ticket.body)]
    return "\n\n".join(f"{message.author}: {message.text}" for message in messages)
