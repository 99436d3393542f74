from openai import OpenAI

client = OpenAI()


def sum_up(book):
    return client.responses.create(model="gpt-4.1", max_output_tokens=800, input=f"Sum up this book: {book}")


def of_unknown_size(chapter):
    return client.responses.create(model="gpt-4o", max_output_tokens=800, input=f"Sum up this chapter: {chapter}")
