from openai import OpenAI

client = OpenAI()


def sort_ticket(ticket):
    return client.chat.completions.create(
        model="gpt-4.1",
        messages=[
            {"role": "system", "content": "Classify the ticket as one of: billing, shipping, other. Answer with only the label."},
            {"role": "user", "content": ticket},
        ],
    )


def is_spam(mail):
    return client.chat.completions.create(
        model="gpt-4.1", messages=[{"role": "user", "content": f"Is this e-mail spam? Answer yes or no.\n\n{mail}"}]
    )


def of_a_reasoning_model(mail):
    return client.chat.completions.create(
        model="gpt-5.4", messages=[{"role": "user", "content": f"Is this e-mail spam? Answer yes or no.\n\n{mail}"}]
    )


def without_reasoning(ticket):
    return client.responses.create(
        model="gpt-5.4",
        reasoning={"effort": "none"},
        input=f"Classify the ticket as billing or shipping. Answer with the label only. {ticket}",
    )


def of_the_newest_generation(ticket):
    return client.responses.create(
        model="gpt-6-luna",
        input=f"Classify the ticket as billing or shipping. Answer with the label only. {ticket}",
    )
