"""How prompt text is put together: literals, formatting, joining, templates, conditional and repeated parts."""

import inspect
import json
from string import Template
from textwrap import dedent
import textwrap

import anthropic
from anthropic.types import MessageParam

client = anthropic.Anthropic()
MODEL = "claude-sonnet-4-5"

TONE = "Be brief and kind."
POLICY = """Refund within 30 days.
Escalate threats."""
SYSTEM = f"You are a support agent. {TONE}\n{POLICY}"
ADJACENT = (
    "You sort tickets. "
    "Answer with one word: "
    'billing, technical or other.'
)
TEMPLATE = "Customer {name} wrote: {message}. Reply in {language}."
PERCENT = "Summarise %s in %d words."
NAMED_PERCENT = "Translate %(text)s to %(language)s."
STRING_TEMPLATE = Template("Write a headline about $topic for ${audience}.")
RULES = ["Never promise refunds.", "Quote the policy.", TONE]


def plain():
    return client.messages.create(
        model=MODEL, max_tokens=100, system="You are terse.", messages=[{"role": "user", "content": "Say hello."}]
    )


def f_string(ticket):
    return client.messages.create(
        model=MODEL,
        max_tokens=100,
        system=SYSTEM,
        messages=[{"role": "user", "content": f"Ticket #{ticket.id}: {ticket.body!r} ({len(ticket.body):>5} letters)"}],
    )


def adjacent(text):
    return client.messages.create(
        model=MODEL, max_tokens=5, system=ADJACENT, messages=[{"role": "user", "content": text}]
    )


def format_method(message):
    prompt = TEMPLATE.format(name="Ada", message=message, language="German")
    return client.messages.create(model=MODEL, max_tokens=100, messages=[{"role": "user", "content": prompt}])


def format_positional(message):
    prompt = "{0} said {1}; {{braces}} stay. {0} again.".format("Ada", message)
    return client.messages.create(model=MODEL, max_tokens=100, messages=[{"role": "user", "content": prompt}])


def format_spread(values):
    return client.messages.create(
        model=MODEL, max_tokens=100, messages=[{"role": "user", "content": TEMPLATE.format(**values)}]
    )


def percent(text):
    return client.messages.create(
        model=MODEL, max_tokens=100, messages=[{"role": "user", "content": PERCENT % (text, 50)}]
    )


def percent_named(text):
    return client.messages.create(
        model=MODEL,
        max_tokens=100,
        messages=[{"role": "user", "content": NAMED_PERCENT % {"text": text, "language": "French"}}],
    )


def concatenated(text):
    prompt = "Classify this: " + text + "\nOptions: " + "yes" + ", no"
    prompt += "\nAnswer with one word."
    return client.messages.create(model=MODEL, max_tokens=100, messages=[{"role": "user", "content": prompt}])


def joined(text):
    prompt = "\n".join(["Read the text.", text, "List the names."])
    return client.messages.create(
        model=MODEL, max_tokens=100, system="\n- ".join(RULES), messages=[{"role": "user", "content": prompt}]
    )


def joined_generator(documents):
    context = "\n\n".join(document.text for document in documents)
    return client.messages.create(
        model=MODEL, max_tokens=100, messages=[{"role": "user", "content": "Context:\n" + context}]
    )


def joined_parts(text, history):
    parts = ["Task: translate."]
    parts.append(f"Text: {text}")
    if history:
        parts.append("History: " + history)
    parts.append("Only the translation.")
    return client.messages.create(
        model=MODEL, max_tokens=100, messages=[{"role": "user", "content": "\n".join(parts)}]
    )


def dedented(text):
    return client.messages.create(
        model=MODEL,
        max_tokens=100,
        system=textwrap.dedent("""
            You are an editor.
              Keep indentation of two.
            Stop.
        """).strip(),
        messages=[{"role": "user", "content": dedent(f"""\
            Edit this:
            {text}
            Thanks.""")}],
    )


def cleaned(text):
    return client.messages.create(
        model=MODEL,
        max_tokens=100,
        messages=[{"role": "user", "content": inspect.cleandoc("""Fix the grammar.
            Keep the meaning.
            """) + text}],
    )


def string_template(topic):
    prompt = STRING_TEMPLATE.substitute(topic=topic, audience="engineers")
    return client.messages.create(model=MODEL, max_tokens=100, messages=[{"role": "user", "content": prompt}])


def replaced(ticket):
    prompt = "Answer {{ticket}} politely.".replace("{{ticket}}", ticket)
    return client.messages.create(model=MODEL, max_tokens=100, messages=[{"role": "user", "content": prompt}])


def conditional(text, formal):
    tone = "Use formal language." if formal else "Use plain language."
    return client.messages.create(
        model=MODEL, max_tokens=100, system=f"You edit letters. {tone}", messages=[{"role": "user", "content": text}]
    )


def conditional_addition(text, examples=None):
    prompt = "Extract dates."
    if examples:
        prompt += f"\nExamples:\n{examples}"
    prompt += f"\nText: {text}"
    return client.messages.create(model=MODEL, max_tokens=100, messages=[{"role": "user", "content": prompt}])


def repeated_addition(rows):
    prompt = "Check these rows:\n"
    for row in rows:
        prompt += f"- {row}\n"
    return client.messages.create(model=MODEL, max_tokens=100, messages=[{"role": "user", "content": prompt}])


def json_data(record):
    return client.messages.create(
        model=MODEL,
        max_tokens=100,
        messages=[{"role": "user", "content": "Check this record: " + json.dumps(record, indent=2)}],
    )


def build_prompt(subject: str, words: int = 50) -> str:
    return f"Write {words} words about {subject}."


def build_system():
    base = "You write for a newspaper."
    return base + " " + TONE


def builder_functions(subject):
    return client.messages.create(
        model=MODEL,
        max_tokens=100,
        system=build_system(),
        messages=[{"role": "user", "content": build_prompt(subject)}],
    )


def builder_with_arguments():
    return client.messages.create(
        model=MODEL, max_tokens=100, messages=[{"role": "user", "content": build_prompt("rivers", words=20)}]
    )


def build_messages(text) -> list[MessageParam]:
    return [{"role": "user", "content": f"Rewrite: {text}"}, {"role": "assistant", "content": "Rewritten:"}]


def builder_of_messages(letter):
    return client.messages.create(model=MODEL, max_tokens=100, messages=build_messages(letter))


class Reviewer:
    PERSONA = "You are a strict reviewer."

    def __init__(self):
        self.style = "Use bullet points."

    def _prompt(self, text):
        return f"{self.PERSONA}\n{self.style}\n\nReview:\n{text}"

    def review(self, text):
        return client.messages.create(
            model=MODEL, max_tokens=100, messages=[{"role": "user", "content": self._prompt(text)}]
        )


def separator(text):
    return client.messages.create(
        model=MODEL, max_tokens=10, messages=[{"role": "user", "content": "=" * 5 + text + "=" * 5}]
    )


def raw_and_unicode(text):
    return client.messages.create(
        model=MODEL,
        max_tokens=10,
        system=r"Match \d+ only." "\u00e9\N{BULLET}",
        messages=[{"role": "user", "content": text.strip().lower()}],
    )


def sliced(text):
    return client.messages.create(
        model=MODEL, max_tokens=10, messages=[{"role": "user", "content": f"Shorten: {text[:2000]}"}]
    )


def from_file(text):
    with open("prompts/system.txt") as file:
        system = file.read()
    return client.messages.create(
        model=MODEL, max_tokens=10, system=system, messages=[{"role": "user", "content": text}]
    )
