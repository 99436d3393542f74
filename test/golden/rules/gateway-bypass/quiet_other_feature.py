from openai import OpenAI

client = OpenAI()


def belongs_to_no_feature_with_a_gateway(ticket):
    return client.responses.create(model="gpt-5.4", input=ticket)
