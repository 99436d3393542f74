from openai import OpenAI

client = OpenAI()

PROMPT = """Write the answer of the shop to the ticket, friendly and short.

Example 1:
Ticket: Where is my parcel?
Answer: It is on its way.

Example 2:
Ticket: Can I return it?
Answer: Yes, within 30 days.
"""


def reply(ticket):
    return client.responses.create(model="gpt-5.4", instructions=PROMPT, input=ticket)
