from app.one import complete, ping, until_it_is_short, with_fallback
from app.three import ask_all, ask_shelf
from app.two import ask


def library():
    ask_shelf("B", "How many books are there?")
    ask_all(["Who wrote this?", "When?"])
    ask("Is there a book about bees?", "gpt-4.1")
    complete([{"role": "user", "content": "Without the librarian."}], "gpt-5")


def fallback(text: str):
    with_fallback("First the one, then the other.")
    with_fallback(text)


def recursion():
    until_it_is_short("Tell a story.")
    ping("Ping.", 3)
