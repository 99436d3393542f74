from openai import OpenAI

client = OpenAI()


def talk():
    messages = [{"role": "system", "content": "You are a gardener."}]
    while True:
        messages.append({"role": "user", "content": input("> ")})
        reply = client.chat.completions.create(model="gpt-4.1", max_tokens=300, messages=messages)
        messages.append({"role": "assistant", "content": reply.choices[0].message.content})


class Chat:
    def __init__(self):
        self.turns = [{"role": "system", "content": "You are a gardener."}]

    def say(self, text):
        self.turns.append({"role": "user", "content": text})
        return client.chat.completions.create(model="gpt-4.1", max_tokens=300, messages=self.turns)
