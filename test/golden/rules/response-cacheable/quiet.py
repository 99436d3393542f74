from openai import OpenAI

client = OpenAI()


def varies(shop):
    return client.chat.completions.create(
        model="gpt-4.1", temperature=0, messages=[{"role": "user", "content": f"Write a motto for {shop}."}]
    )


def is_meant_to_vary():
    return client.chat.completions.create(
        model="gpt-4.1", temperature=1, messages=[{"role": "user", "content": "Write a motto for a garden shop."}]
    )


def is_alive():
    return client.embeddings.create(model="text-embedding-3-small", input="a text to see whether the service answers")
