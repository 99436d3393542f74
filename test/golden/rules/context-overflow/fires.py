from openai import OpenAI

client = OpenAI()


def sum_up(book):
    return client.responses.create(model="gpt-4o", max_output_tokens=800, input=f"Sum up this book: {book}")
