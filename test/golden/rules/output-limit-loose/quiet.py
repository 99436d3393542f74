from openai import OpenAI

client = OpenAI()


def close_enough(ticket):
    return client.chat.completions.create(
        model="gpt-4.1",
        max_tokens=32,
        messages=[{"role": "user", "content": f"Classify the ticket as billing or shipping. Answer with only the label. {ticket}"}],
    )


def open_answer(topic):
    return client.chat.completions.create(
        model="gpt-4.1", max_tokens=8192, messages=[{"role": "user", "content": f"Tell me about {topic}."}]
    )
