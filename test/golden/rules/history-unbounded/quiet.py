from openai import OpenAI

client = OpenAI()


def talk():
    messages = [{"role": "system", "content": "You are a gardener."}]
    while True:
        messages.append({"role": "user", "content": input("> ")})
        messages = messages[:1] + messages[-10:]
        reply = client.chat.completions.create(model="gpt-4.1", max_tokens=300, messages=messages)
        messages.append({"role": "assistant", "content": reply.choices[0].message.content})


def once(question):
    messages = [{"role": "system", "content": "You are a gardener."}]
    messages.append({"role": "user", "content": question})
    return client.chat.completions.create(model="gpt-4.1", max_tokens=300, messages=messages)
