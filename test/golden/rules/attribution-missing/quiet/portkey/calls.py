import json

from openai import OpenAI

literal = OpenAI(base_url="https://api.portkey.ai/v1", default_headers={"x-portkey-metadata": '{"feature": "reply"}'})
encoded = OpenAI(
    base_url="https://api.portkey.ai/v1", default_headers={"x-portkey-metadata": json.dumps({"feature": "reply"})}
)
helicone = OpenAI(base_url="https://oai.helicone.ai/v1", default_headers={"Helicone-Property-Feature": "reply"})
cloudflare = OpenAI(base_url="https://gateway.ai.cloudflare.com/v1/account/desk/openai")


def by_text(question: str):
    return literal.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def by_json(question: str):
    return encoded.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def by_property(question: str):
    return helicone.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])


def by_metadata(question: str):
    return cloudflare.chat.completions.create(
        model="gpt-5.4",
        messages=[{"role": "user", "content": question}],
        extra_headers={"cf-aig-metadata": json.dumps({"feature": "reply", "team": "desk"})},
    )
