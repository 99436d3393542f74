from openai import OpenAI

client = OpenAI()


def sort_ticket(ticket):
    return client.chat.completions.create(
        model="gpt-4.1",
        max_tokens=8192,
        messages=[
            {"role": "system", "content": "Classify the ticket as one of: billing, shipping, other. Answer with only the label."},
            {"role": "user", "content": ticket},
        ],
    )
