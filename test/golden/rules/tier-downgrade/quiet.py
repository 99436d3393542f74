from openai import OpenAI

client = OpenAI()


def already_small(ticket):
    return client.responses.create(
        model="gpt-5.4-mini",
        input=f"Classify the ticket as one of: billing, shipping, other. Answer with only the label.\n\n{ticket}",
    )


def hard(problem):
    return client.responses.create(
        model="gpt-5.4", input=f"Prove the statement step by step and explain your reasoning: {problem}"
    )


def says_nothing(text):
    return client.responses.create(model="gpt-5.4", input=text)


def with_tools(ticket, tools):
    return client.responses.create(
        model="gpt-5.4", tools=tools, input=f"Classify the ticket as billing or shipping: {ticket}"
    )
