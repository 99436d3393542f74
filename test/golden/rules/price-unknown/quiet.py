from openai import OpenAI

client = OpenAI()

local = OpenAI(base_url="http://localhost:11434/v1")


def reply(ticket):
    return client.responses.create(model="priced-finetune", input=ticket)


def on_our_own_server(ticket):
    return local.responses.create(model="llama3", input=ticket)


def chosen_at_run_time(ticket, model):
    return client.responses.create(model=model, input=ticket)
