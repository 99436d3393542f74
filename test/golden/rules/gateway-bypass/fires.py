from openai import OpenAI

client = OpenAI()


def reply(ticket):
    return client.responses.create(model="gpt-5.4", input=ticket)
