from openai import OpenAI

client = OpenAI()


def low(ticket):
    return client.responses.create(
        model="gpt-5.4",
        reasoning={"effort": "low"},
        input=f"Classify the ticket as one of: billing, shipping, other. Answer with only the label.\n\n{ticket}",
    )


def hard(problem):
    return client.responses.create(
        model="gpt-5.4", reasoning={"effort": "high"}, input=f"Prove the statement step by step: {problem}"
    )
