"""`python -m helpdesk tickets.json`: sorts the tickets of an export and drafts a reply to each."""

from __future__ import annotations

import sys
from pathlib import Path

from .replies import ReplyDrafter
from .summaries import handover_note
from .tickets import load_tickets
from .triage import classify, moods, order_details


def main(path: Path) -> None:
    tickets = load_tickets(path)
    mood_of = moods(tickets)
    drafter = ReplyDrafter()
    for ticket in tickets:
        details = order_details(ticket)
        order = (details.order_number if details else None) or ticket.order_number or "no order"
        print(f"{ticket.id}  {classify(ticket)}  {mood_of[ticket.id]}  {order}")
        print(drafter.draft(ticket), end="\n\n")
    print(handover_note(tickets))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
