import os

from anthropic import Anthropic
from openai import OpenAI

tags = OpenAI(base_url=os.environ["GATEWAY_URL"], default_headers={"x-litellm-tags": "team:desk, feature:support-reply"})
plain = OpenAI(base_url=os.environ["GATEWAY_URL"])
claude = Anthropic(base_url=os.environ["GATEWAY_URL"])


def by_client(question: str):
    return tags.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def by_options_of_the_client(question: str):
    own = plain.with_options(default_headers={"x-litellm-tags": "feature:support-reply"})
    return own.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def by_body(question: str):
    return plain.chat.completions.create(
        model="gpt-5.4",
        messages=[{"role": "user", "content": question}],
        extra_body={"metadata": {"tags": ["feature:support-reply"]}},
    )


def by_top_level(question: str):
    return plain.chat.completions.create(
        model="gpt-5.4", messages=[{"role": "user", "content": question}], extra_body={"tags": ["feature:support-reply"]}
    )


def by_expression(question: str, feature: str):
    return plain.chat.completions.create(
        model="gpt-5.4",
        messages=[{"role": "user", "content": question}],
        extra_body={"metadata": {"tags": [f"feature:{feature}"]}},
    )


def by_headers_from_elsewhere(question: str, headers: dict):
    return plain.responses.create(model="gpt-5.4", input=question, extra_headers=headers)


def responses(question: str):
    return plain.responses.create(
        model="gpt-5.4", input=question, extra_body={"litellm_metadata": {"tags": ["feature:support-reply"]}}
    )


def messages(question: str):
    return claude.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=300,
        messages=[{"role": "user", "content": question}],
        extra_headers={"x-litellm-tags": "feature:support-reply"},
    )
