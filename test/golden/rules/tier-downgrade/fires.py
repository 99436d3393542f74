from openai import OpenAI

client = OpenAI()

MODEL = "gpt-5.4"


def sort_ticket(ticket):
    return client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "Classify the ticket as one of: billing, shipping, other. Answer with only the label."},
            {"role": "user", "content": ticket},
        ],
    )


def is_spam(mail):
    return client.responses.create(
        model="gpt-5.4", input=f"Is this e-mail spam? Answer yes or no.\n\n{mail}", max_output_tokens=16
    )
