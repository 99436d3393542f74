from app import first
from app.first import NAME, PROMPT, SELF_AGAIN

MODEL = NAME
LIMIT = 64
SELF = SELF_AGAIN


def describe():
    return f"Describe this: {PROMPT}"


def second():
    return first.ask("Tell the second story.")
