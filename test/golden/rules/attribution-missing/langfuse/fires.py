from langfuse.openai import OpenAI

client = OpenAI()


def chat(question: str):
    return client.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])
