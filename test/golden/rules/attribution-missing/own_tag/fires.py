import os

from openai import OpenAI

gateway = OpenAI(base_url=os.environ["GATEWAY_URL"])


def untagged(question: str):
    return gateway.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def by_another_tag(question: str):
    # The budget goes by the tag `search`, and does not see this one.
    return gateway.chat.completions.create(
        model="gpt-5.4",
        messages=[{"role": "user", "content": question}],
        extra_body={"metadata": {"tags": ["feature:find"]}},
    )
