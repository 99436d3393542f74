from app.two import ask


def ask_shelf(shelf: str, question: str):
    return ask(f"On the shelf {shelf}: {question}", max_tokens=20)


def ask_all(questions: list[str]):
    return [ask(question) for question in questions]
