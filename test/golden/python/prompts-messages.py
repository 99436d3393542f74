"""How message lists are put together: append, extend, spread, plus, copies, history, parts, images, cache marks."""

import base64
from copy import deepcopy

from anthropic import Anthropic
from openai import OpenAI

openai_client = OpenAI()
claude = Anthropic()

SYSTEM = {"role": "system", "content": "You answer questions about the menu."}
EXAMPLES = [
    {"role": "user", "content": "Is the soup vegan?"},
    {"role": "assistant", "content": "Yes."},
]
BASE = [SYSTEM, *EXAMPLES]


def appended(question):
    messages = [SYSTEM]
    messages.append({"role": "user", "content": question})
    return openai_client.chat.completions.create(model="gpt-4o", messages=messages)


def extended(question):
    messages = [SYSTEM]
    messages.extend(EXAMPLES)
    messages += [{"role": "user", "content": question}]
    return openai_client.chat.completions.create(model="gpt-4o", messages=messages)


def spread(question):
    return openai_client.chat.completions.create(
        model="gpt-4o", messages=[*BASE, {"role": "user", "content": question}]
    )


def added(question):
    return openai_client.chat.completions.create(
        model="gpt-4o", messages=BASE + [{"role": "user", "content": question}]
    )


def copied(question):
    messages = deepcopy(BASE)
    messages.insert(0, {"role": "developer", "content": "Today is Monday."})
    messages.append(dict(role="user", content=question))
    return openai_client.chat.completions.create(model="gpt-4o", messages=messages)


def history(question, past):
    messages = [SYSTEM] + past + [{"role": "user", "content": question}]
    return openai_client.chat.completions.create(model="gpt-4o", messages=messages)


def history_spread(question, past):
    return openai_client.chat.completions.create(
        model="gpt-4o", messages=[SYSTEM, *past, {"role": "user", "content": question}]
    )


def history_comprehension(question, turns):
    messages = [{"role": turn.role, "content": turn.text} for turn in turns]
    messages.append({"role": "user", "content": question})
    return openai_client.chat.completions.create(model="gpt-4o", messages=messages)


def history_loop(question, turns):
    messages = [SYSTEM]
    for turn in turns:
        messages.append({"role": "user", "content": turn.question})
        messages.append({"role": "assistant", "content": turn.answer})
    messages.append({"role": "user", "content": question})
    return openai_client.chat.completions.create(model="gpt-4o", messages=messages)


def conditional_system(question, polite):
    messages = []
    if polite:
        messages.append({"role": "system", "content": "Be polite."})
    messages.append({"role": "user", "content": question})
    return openai_client.chat.completions.create(model="gpt-4o", messages=messages)


def conversation_loop():
    messages = [SYSTEM]
    while True:
        messages.append({"role": "user", "content": input("> ")})
        reply = openai_client.chat.completions.create(model="gpt-4o", messages=messages)
        messages.append({"role": "assistant", "content": reply.choices[0].message.content})


class Chat:
    def __init__(self, system="You are a waiter."):
        self.messages = [{"role": "system", "content": system}]

    def send(self, text):
        self.messages.append({"role": "user", "content": text})
        return openai_client.chat.completions.create(model="gpt-4o", messages=self.messages)


def whole_list_parameter(messages):
    return openai_client.chat.completions.create(model="gpt-4o", messages=messages)


def tool_turn(question, call, result):
    return openai_client.chat.completions.create(
        model="gpt-4o",
        messages=[
            {"role": "user", "content": question},
            {"role": "assistant", "content": None, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": call.id, "content": result},
        ],
    )


def image_parts(url):
    return openai_client.chat.completions.create(
        model="gpt-4o",
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "What is on this plate?"},
                    {"type": "image_url", "image_url": {"url": url, "detail": "low"}},
                ],
            }
        ],
    )


def image_base64(path):
    with open(path, "rb") as file:
        data = base64.b64encode(file.read()).decode()
    return claude.messages.create(
        model="claude-haiku-4-5",
        max_tokens=200,
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": data}},
                    {"type": "text", "text": "Read the bill."},
                ],
            }
        ],
    )


def responses_parts(url):
    return openai_client.responses.create(
        model="gpt-4.1",
        instructions="Read scans.",
        input=[
            {
                "role": "user",
                "content": [
                    {"type": "input_text", "text": "What does it say?"},
                    {"type": "input_image", "image_url": url},
                    {"type": "input_file", "file_id": "file-1"},
                ],
            }
        ],
    )


def cached_system(question):
    return claude.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=300,
        system=[
            {"type": "text", "text": "You know the whole menu."},
            {"type": "text", "text": "Soup. Bread. Fish.", "cache_control": {"type": "ephemeral"}},
        ],
        messages=[{"role": "user", "content": question}],
    )


def cached_turn(document, question):
    return claude.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=300,
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": document, "cache_control": {"type": "ephemeral"}},
                    {"type": "text", "text": f"Question: {question}"},
                ],
            }
        ],
    )


def hidden_turns(question, previous):
    return openai_client.responses.create(
        model="gpt-4.1", previous_response_id=previous, input=[{"role": "user", "content": question}]
    )


def stored_prompt(name):
    return openai_client.responses.create(model="gpt-4.1", prompt={"id": "pmpt_1", "variables": {"name": name}})


def embedding_list(first, second):
    return openai_client.embeddings.create(model="text-embedding-3-small", input=["The soup", first, second])
