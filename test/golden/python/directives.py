"""Comments that speak to Call Cost."""

from openai import OpenAI

client = OpenAI()


def above(text):
    # callcost: feature=triage calls=1200/month
    return client.responses.create(model="gpt-4o-mini", input=text)


def behind(text):
    return client.responses.create(model="gpt-4o-mini", input=text)  # callcost-ignore call-in-loop


def with_reason(text):
    # callcost-ignore output-limit-missing -- answers are one word
    return client.responses.create(model="gpt-4o-mini", input=text)


def inside(text):
    return client.responses.create(
        model="gpt-4o-mini",
        # callcost: feature=summary
        input=text,
    )


def both(text):
    # callcost: feature=reply
    return client.responses.create(  # callcost-ignore tier-downgrade -- measured
        model="gpt-4o", input=text
    )


def unrelated(text):
    # callcost: feature=lost

    # A plain comment about callcost and its prices.
    answer = client.responses.create(model="gpt-4o-mini", input=text)
    # callcost: feature=too-late
    return answer


def in_string(text):
    return client.responses.create(model="gpt-4o-mini", input="# callcost: feature=no")


def neighbours(text):
    first = client.responses.create(model="gpt-4o-mini", input=text)  # callcost-ignore call-in-loop
    second = client.responses.create(model="gpt-4o-mini", input=text)
    return first, second
