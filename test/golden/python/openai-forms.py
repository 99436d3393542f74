import os
from openai import OpenAI

MODEL = "gpt-4o"
SYSTEM = "You are a helpful support agent."

client = OpenAI()


class Triage:
    def __init__(self, model: str = "gpt-4o-mini"):
        self.client = OpenAI()
        self.model = model
        self.limit = 2 * 256

    def classify(self, ticket):
        # callcost: feature=triage
        response = self.client.chat.completions.create(
            model=self.model,
            messages=[
                {"role": "system", "content": SYSTEM},
                {"role": "user", "content": f"Ticket: {ticket.body}"},
            ],
            max_tokens=self.limit,
            temperature=0,
        )
        return response.choices[0].message.content


def summarise(text, model=None):
    model = model or os.getenv("SUMMARY_MODEL", "gpt-4.1-mini")
    messages = [{"role": "system", "content": "Summarise."}]
    messages.append({"role": "user", "content": text})
    params = {"model": model, "messages": messages}
    params["max_tokens"] = 300
    return client.chat.completions.create(**params)


def embed(texts):
    for text in texts:
        client.embeddings.create(model="text-embedding-3-small", input=text)
