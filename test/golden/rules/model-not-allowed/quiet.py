import anthropic
from openai import OpenAI

client = OpenAI()


def reply(ticket):
    return client.responses.create(model="gpt-5.4", input=ticket)


def chosen_at_run_time(ticket, model):
    return client.responses.create(model=model, input=ticket)


def of_a_cloud(ticket):
    bedrock = anthropic.AnthropicBedrock()
    messages = [{"role": "user", "content": ticket}]
    return bedrock.messages.create(model="global.anthropic.claude-sonnet-4-6-v1:0", max_tokens=99, messages=messages)


def of_a_server_with_one_model(ticket, url):
    messages = [{"role": "user", "content": ticket}]
    return OpenAI(base_url=url).chat.completions.create(model="tgi", messages=messages)


def of_a_gateway_that_chooses(ticket, url):
    messages = [{"role": "user", "content": ticket}]
    return OpenAI(base_url=url).chat.completions.create(model="auto", messages=messages)
