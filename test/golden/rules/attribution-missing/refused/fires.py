from openai import OpenAI

client = OpenAI(base_url="https://kong.example.com/openai/v1")


def chat(question: str):
    return client.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])
