import json

from openai import OpenAI

client = OpenAI()


def indented(ticket):
    if ticket:
        return client.responses.create(
            model="gpt-5.4",
            instructions="""
                You sort tickets of a shop.
                Read the ticket twice.
                Look at the subject first,
                then at the text,
                then at the attachments.
                Prefer billing where money is mentioned.
                Prefer shipping where a parcel is mentioned.
                Prefer returns where both are mentioned.
                Prefer other where none of them is.
                Never make up a category.
                Never answer the ticket itself.
                Rule 12 of the shop's own list comes after these.
                Rule 13 of the shop's own list comes after these.
                Rule 14 of the shop's own list comes after these.
                Rule 15 of the shop's own list comes after these.
                Rule 16 of the shop's own list comes after these.
                Rule 17 of the shop's own list comes after these.
                Rule 18 of the shop's own list comes after these.
                Rule 19 of the shop's own list comes after these.
                Rule 20 of the shop's own list comes after these.
                Rule 21 of the shop's own list comes after these.
                Rule 22 of the shop's own list comes after these.
                Rule 23 of the shop's own list comes after these.
                Rule 24 of the shop's own list comes after these.
                Rule 25 of the shop's own list comes after these.
                Rule 26 of the shop's own list comes after these.
                Rule 27 of the shop's own list comes after these.
                Rule 28 of the shop's own list comes after these.
                Rule 29 of the shop's own list comes after these.
                Rule 30 of the shop's own list comes after these.
                Rule 31 of the shop's own list comes after these.
                Rule 32 of the shop's own list comes after these.
                Rule 33 of the shop's own list comes after these.
                Rule 34 of the shop's own list comes after these.
                Rule 35 of the shop's own list comes after these.
                Rule 36 of the shop's own list comes after these.
                Rule 37 of the shop's own list comes after these.
                Rule 38 of the shop's own list comes after these.
                Rule 39 of the shop's own list comes after these.
                Rule 40 of the shop's own list comes after these.
                Rule 41 of the shop's own list comes after these.
                Rule 42 of the shop's own list comes after these.
                Rule 43 of the shop's own list comes after these.
                Rule 44 of the shop's own list comes after these.
                Rule 45 of the shop's own list comes after these.
                """,
            input=ticket,
        )


def pretty(row):
    return client.responses.create(model="gpt-5.4", input=f"Sum this up: {json.dumps(row, indent=2)}")


def pretty_example(ticket):
    return client.responses.create(
        model="gpt-5.4",
        instructions="""Answer like this:
{
    "category": "shipping",
    "urgency": 3,
    "language": "en",
    "customer": {
        "name": "Ada",
        "number": 4711
    },
    "tags": [
        "parcel",
        "late"
    ],
    "events": [
        {
            "day": 1,
            "what": "sent"
        },
        {
            "day": 9,
            "what": "asked"
        },
        {
            "day": 12,
            "what": "lost"
        }
    ]
}
""",
        input=ticket,
    )
