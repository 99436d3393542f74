from anthropic import Anthropic

client = Anthropic()


def answer(question):
    return client.messages.create(
        model="claude-opus-4-6", max_tokens=400, messages=[{"role": "user", "content": question}]
    )
