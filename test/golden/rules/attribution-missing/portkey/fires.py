from openai import OpenAI

client = OpenAI(base_url="https://api.portkey.ai/v1", default_headers={"x-portkey-provider": "openai"})


def chat(question: str):
    return client.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])
