from openai import OpenAI

client = OpenAI()


def motto():
    return client.chat.completions.create(
        model="gpt-4.1",
        temperature=0,
        max_tokens=50,
        messages=[{"role": "user", "content": "Write a motto for a garden shop in one sentence."}],
    )


def reference():
    return client.embeddings.create(model="text-embedding-3-small", input="garden tools")
