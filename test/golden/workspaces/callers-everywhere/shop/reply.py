from shop.llm import ask


def reply(mail: str):
    return ask(f"Reply to this mail: {mail}", max_tokens=400)
