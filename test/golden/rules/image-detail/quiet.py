from openai import OpenAI

client = OpenAI()


def has_dog(url):
    return client.chat.completions.create(
        model="gpt-4.1",
        max_tokens=16,
        messages=[{"role": "user", "content": [{"type": "text", "text": "Is there a dog in the picture? Answer yes or no."}, {"type": "image_url", "image_url": {"url": url, "detail": "low"}}]}],
    )


def reads(url):
    return client.chat.completions.create(
        model="gpt-4.1",
        max_tokens=2000,
        messages=[{"role": "user", "content": [{"type": "text", "text": "Write down the text of this page."}, {"type": "image_url", "image_url": {"url": url, "detail": "high"}}]}],
    )
