from openai import OpenAI

client = OpenAI()


def backfill_summaries(articles):
    for article in articles:
        client.responses.create(model="gpt-4.1", max_output_tokens=200, input=f"Sum up this article: {article}")
