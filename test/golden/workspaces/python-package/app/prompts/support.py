TRIAGE = "You are a support agent. Answer with one of: billing, bug, other."
REPLY = """Write a reply to this ticket.
Ticket: {ticket}"""


def system_prompt(product: str) -> str:
    return f"You are the assistant of {product}. Be brief."
