from app.one import complete


def ask(question: str, model: str = "gpt-4o-mini", max_tokens: int = 100):
    messages = [{"role": "system", "content": "You are a librarian."}, {"role": "user", "content": question}]
    return complete(messages, model, max_tokens=max_tokens)
