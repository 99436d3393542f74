from openai import OpenAI

client = OpenAI()


def reply(ticket):
    return client.responses.create(model="my-finetune", input=ticket)
