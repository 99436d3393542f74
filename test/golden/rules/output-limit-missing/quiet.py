from openai import OpenAI

client = OpenAI()


def limited(ticket):
    return client.chat.completions.create(
        model="gpt-4.1",
        max_tokens=64,
        messages=[{"role": "user", "content": f"Classify the ticket as billing or shipping. Answer with the label only. {ticket}"}],
    )


def cannot_be_told(ticket, options):
    return client.chat.completions.create(
        model="gpt-4.1",
        messages=[{"role": "user", "content": f"Classify the ticket as billing or shipping. Answer with the label only. {ticket}"}],
        **options,
    )


def open_answer(topic):
    return client.chat.completions.create(
        model="gpt-4.1", messages=[{"role": "user", "content": f"Tell me about {topic}."}]
    )


def has_a_default_of_its_framework(ticket):
    from langchain_anthropic import ChatAnthropic

    return ChatAnthropic(model="claude-sonnet-5").invoke(
        f"Classify the ticket as billing or shipping. Answer with the label only. {ticket}"
    )


def plan(letter):
    return client.chat.completions.create(
        model="gpt-4.1",
        messages=[{"role": "user", "content": f"List ideas for {letter}. Describe each idea in one to two sentences."}],
    )
