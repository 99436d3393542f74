from openai import OpenAI

client = OpenAI()


def chat(question):
    return client.responses.create(model="gpt-5.4", max_output_tokens=300, input=f"Answer this: {question}")
