import json
from textwrap import dedent

from openai import OpenAI

client = OpenAI()


def dedented(ticket):
    return client.responses.create(
        model="gpt-5.4",
        instructions=dedent("""
            You sort tickets of a shop.
            Read the ticket twice.
            Look at the subject first,
            then at the text,
            then at the attachments.
            Prefer billing where money is mentioned.
            """),
        input=ticket,
    )


def compact(row):
    return client.responses.create(model="gpt-5.4", input=f"Sum this up: {json.dumps(row)}")


def code_that_needs_its_indentation(text):
    return client.responses.create(
        model="gpt-5.4",
        instructions="""Complete the function:
def sort(ticket):
    if ticket.amount:
        return "billing"
    return "other"
""",
        input=text,
    )
