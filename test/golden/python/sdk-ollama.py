"""A hut without internet: models on this machine."""
import ollama
from ollama import AsyncClient, Client, chat

remote = Client(host="http://gpu.example.org:11434")


def log_entry(weather: str):
    response = ollama.chat(
        model="llama3.2",
        messages=[{"role": "system", "content": "You keep the hut's log."}, {"role": "user", "content": weather}],
        options={"num_predict": 120, "temperature": 0},
    )
    return response["message"]["content"]


def more(text: str):
    for part in chat(model="gemma3", messages=[{"role": "user", "content": text}], stream=True):
        print(part)
    options = {"num_predict": 40}
    remote.generate("mistral", text, system="Be terse.", options=options)
    ollama.embed(model="nomic-embed-text", input=text)


async def wait(text: str):
    return await AsyncClient().chat(model="phi4", messages=[{"role": "user", "content": text}])


def silent():
    ollama.pull("llama3.2")
    ollama.create(model="hut", from_="llama3.2")
    ollama.list()
    ollama.show("llama3.2")
    ollama.ps()
