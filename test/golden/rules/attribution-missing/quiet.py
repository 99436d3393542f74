import ollama
from openai import OpenAI

client = OpenAI()


def tagged(ticket):
    return client.responses.create(model="gpt-5.4", input=ticket, metadata={"feature": "reply", "team": "support"})


def cannot_be_told(ticket, metadata):
    return client.responses.create(model="gpt-5.4", input=ticket, metadata=metadata)


def says_it_in_a_comment(ticket):
    # callcost: feature=reply team=support
    return client.responses.create(model="gpt-5.4", input=ticket)


def is_given_its_parameters(ticket, **parameters):
    return client.responses.create(model="gpt-5.4", input=ticket, **parameters)


def asks_its_own_machine(ticket):
    return ollama.generate(model="llama3.2", prompt=ticket)
