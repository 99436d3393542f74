from openai import OpenAI

client = OpenAI()

RULES = """
You sort mails of the help desk of Fernhill, a furniture shop.
"""


# The model of all callers is written here: one finding, whose saving is theirs together.
def ask_old(prompt):
    return client.chat.completions.create(model="gpt-4-0613", messages=[{"role": "user", "content": prompt}])


# All callers want a label: the limit belongs here.
def label(system, text):
    messages = [{"role": "system", "content": system}, {"role": "user", "content": text}]
    return client.chat.completions.create(model="gpt-4.1", messages=messages)


# One caller wants a story: no limit that all of them keep to.
def anything(prompt):
    return client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": prompt}])


# The limit is the callers' own.
def limited(prompt, max_tokens):
    return client.chat.completions.create(
        model="gpt-4.1", max_tokens=max_tokens, messages=[{"role": "user", "content": prompt}]
    )


# The loop is the wrapper's: nothing is said of the callers.
def embed_all(texts, model):
    return [client.embeddings.create(model=model, input=text) for text in texts]


def with_model(model, mail):
    return client.responses.create(model=model, input=f"Is this mail spam? Answer yes or no only. {mail}")
