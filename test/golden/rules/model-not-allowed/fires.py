from openai import OpenAI

client = OpenAI()


def reply(ticket):
    return client.responses.create(model="gpt-5.5-pro", input=ticket)


def other(ticket):
    return client.responses.create(model="gpt-4o", input=ticket)
