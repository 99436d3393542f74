from openai import OpenAI

client = OpenAI()


def try_out(text):
    return client.responses.create(model="gpt-5.4", input=text)
