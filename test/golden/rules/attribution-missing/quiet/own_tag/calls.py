import os

from openai import OpenAI

gateway = OpenAI(base_url=os.environ["GATEWAY_URL"])


def tagged(question: str):
    return gateway.chat.completions.create(
        model="gpt-5.4",
        messages=[{"role": "user", "content": question}],
        extra_body={"metadata": {"tags": ["search"]}},
    )
