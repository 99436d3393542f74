from openai import OpenAI

helicone = OpenAI(base_url="https://oai.helicone.ai/v1")
cloudflare = OpenAI(base_url="https://gateway.ai.cloudflare.com/v1/account/desk/openai")


def through_helicone(question: str):
    return helicone.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def through_cloudflare(question: str):
    return cloudflare.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])
