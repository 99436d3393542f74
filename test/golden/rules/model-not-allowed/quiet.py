from openai import OpenAI

client = OpenAI()


def reply(ticket):
    return client.responses.create(model="gpt-5.4", input=ticket)


def chosen_at_run_time(ticket, model):
    return client.responses.create(model=model, input=ticket)
