import os

import litellm
from anthropic import Anthropic
from openai import OpenAI

gateway = OpenAI(base_url=os.environ["GATEWAY_URL"])
direct = OpenAI()
claude = Anthropic(base_url=os.environ["GATEWAY_URL"])


def chat(question: str):
    return gateway.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def responses(question: str):
    # Here `metadata` belongs to OpenAI, and LiteLLM reads no tags from it.
    return gateway.responses.create(model="gpt-5.4", input=question, extra_body={"metadata": {"tags": ["feature:support-reply"]}})


def messages(question: str):
    return claude.messages.create(model="claude-sonnet-4-5", max_tokens=300, messages=[{"role": "user", "content": question}])


def another_tag(question: str):
    return gateway.chat.completions.create(
        model="gpt-5.4",
        messages=[{"role": "user", "content": question}],
        extra_body={"metadata": {"tags": ["team:desk"]}},
    )


def straight(question: str):
    # May go to OpenAI, who refuses a body that he does not know.
    return direct.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def sdk(question: str):
    return litellm.completion(model="litellm_proxy/gpt-5.4", messages=[{"role": "user", "content": question}])
