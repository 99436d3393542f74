import httpx
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


def asks_its_own_machine_by_http(ticket):
    body = {"model": "llama3.2", "messages": [{"role": "user", "content": ticket}]}
    return httpx.post("http://localhost:11434/api/chat", json=body)


def has_a_client_with_settings(ticket, settings):
    return OpenAI(**settings).responses.create(model="gpt-5.4", input=ticket)
