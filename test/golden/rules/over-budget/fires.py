from openai import OpenAI

client = OpenAI()


def reply(ticket):
    return client.responses.create(model="gpt-5.4", max_output_tokens=300, input=f"Answer this ticket: {ticket}")


def ask(question):
    return client.responses.create(model="gpt-5.4", max_output_tokens=300, input=question)


def advise(question):
    return ask(f"Give advice on this: {question}")
