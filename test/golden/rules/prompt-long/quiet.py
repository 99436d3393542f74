from openai import OpenAI

client = OpenAI()


def answer(question, handbook):
    return client.responses.create(model="gpt-5.4", instructions=f"You answer for the shop. {handbook}", input=question)
