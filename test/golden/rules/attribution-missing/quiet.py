from openai import OpenAI

client = OpenAI()


def tagged(ticket):
    return client.responses.create(model="gpt-5.4", input=ticket, metadata={"feature": "reply", "team": "support"})


def cannot_be_told(ticket, metadata):
    return client.responses.create(model="gpt-5.4", input=ticket, metadata=metadata)
