import os

from openai import OpenAI

virtual_key = OpenAI(base_url=os.environ["GATEWAY_URL"], default_headers={"x-bf-vk": "sk-bf-0123456789abcdef"})
plain = OpenAI(base_url=os.environ["GATEWAY_URL"])


def by_virtual_key(question: str):
    return virtual_key.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def by_dimension(question: str):
    return plain.chat.completions.create(
        model="gpt-5.4",
        messages=[{"role": "user", "content": question}],
        extra_headers={"x-bf-dim-feature": "reply"},
    )
