from openai import OpenAI

client = OpenAI()


def sort_ticket(ticket):
    return client.responses.create(
        model="gpt-5.4",
        reasoning={"effort": "high"},
        input=f"Classify the ticket as one of: billing, shipping, other. Answer with only the label.\n\n{ticket}",
    )
