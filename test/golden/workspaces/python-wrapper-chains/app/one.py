from openai import OpenAI

client = OpenAI(max_retries=0)


def complete(messages, model, **options):
    return client.chat.completions.create(model=model, messages=messages, **options)


def with_fallback(prompt: str, model: str = "gpt-4o"):
    try:
        return client.responses.create(model=model, input=prompt)
    except Exception:
        return client.responses.create(model="gpt-4o-mini", input=prompt)


def until_it_is_short(prompt: str, depth: int = 0):
    answer = client.responses.create(model="gpt-4o", input=prompt).output_text
    if len(answer) > 100 and depth < 3:
        return until_it_is_short(f"Shorten this: {answer}", depth + 1)
    return answer


def nobody_calls(prompt: str, model: str = "gpt-4.1"):
    return client.responses.create(model=model, input=prompt)


def ping(prompt: str, left: int):
    client.responses.create(model="gpt-4o", input=prompt)
    return pong(prompt, left - 1) if left > 0 else None


def pong(prompt: str, left: int):
    return ping(prompt, left)


def here():
    return with_fallback("The caller is in the same file.", model="gpt-4.1")
