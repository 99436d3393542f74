from openai import OpenAI

client = OpenAI(max_retries=0)


def ask(prompt: str, *, model: str = "gpt-4o-mini", max_tokens: int | None = 100):
    return client.responses.create(model=model, input=prompt, max_output_tokens=max_tokens)
