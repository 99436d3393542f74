from openai import OpenAI

client = OpenAI()


def rank(results):
    return client.responses.create(model="gpt-6-astra", input=f"Rank these results: {results}")
