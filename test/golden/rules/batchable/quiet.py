from openai import OpenAI

client = OpenAI()


def answer_all(questions):
    for question in questions:
        client.responses.create(model="gpt-4.1", max_output_tokens=200, input=f"Answer this: {question}")


def backfill_one(article):
    return client.responses.create(model="gpt-4.1", max_output_tokens=200, input=f"Sum up this article: {article}")
