import openai

from desk import settings

openai.api_base = settings.llm_url


def reply(ticket):
    return openai.ChatCompletion.create(model="gpt-5.4", messages=[{"role": "user", "content": ticket}])
