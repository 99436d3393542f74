from openai import OpenAI

client = OpenAI()


def still_trying(text):
    return client.responses.create(model="gpt-5.4", input=text)
