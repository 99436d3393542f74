"""One question for every host whose SDK has OpenAI's form."""
from ai21 import AI21Client
from cerebras.cloud.sdk import Cerebras
from fireworks.client import Fireworks
from groq import AsyncGroq, Groq
from perplexity import Perplexity
from together import Together
from volcenginesdkarkruntime import Ark
from writerai import Writer
from zhipuai import ZhipuAI

QUESTION = [{"role": "system", "content": "Answer in one line."}, {"role": "user", "content": "Why is the sky blue?"}]


def ask_all():
    Groq().chat.completions.create(model="llama-3.3-70b-versatile", messages=QUESTION, max_completion_tokens=64, service_tier="flex")
    Together().chat.completions.create(model="meta-llama/Llama-3-70b-chat-hf", messages=QUESTION, max_tokens=64)
    Cerebras().chat.completions.create(model="llama3.1-8b", messages=QUESTION, max_completion_tokens=64)
    Perplexity().chat.completions.create(model="sonar", messages=QUESTION, max_tokens=64)
    Fireworks().chat.completions.create(model="accounts/fireworks/models/llama-v3p1-8b-instruct", messages=QUESTION)
    AI21Client().chat.completions.create(model="jamba-large", messages=QUESTION, max_tokens=64)
    Ark().chat.completions.create(model="doubao-pro-32k", messages=QUESTION, max_tokens=64)
    ZhipuAI().chat.completions.create(model="glm-4-flash", messages=QUESTION, max_tokens=64, stream=True)


async def listen(client: AsyncGroq, audio):
    text = await client.audio.transcriptions.create(model="whisper-large-v3", file=audio)
    return await client.chat.completions.create(model="llama-3.1-8b-instant", messages=[{"role": "user", "content": text.text}])


class Gallery:
    def __init__(self):
        self.together = Together()

    def paint(self, prompt):
        self.together.images.generate(model="black-forest-labs/FLUX.1-schnell", prompt=prompt, n=2)
        self.together.embeddings.create(model="BAAI/bge-base-en-v1.5", input=prompt)
        return self.together.completions.create(model="mistralai/Mixtral-8x7B-v0.1", prompt=prompt, max_tokens=20)

    def silent(self):
        self.together.models.list()
        self.together.files.upload(file="a.jsonl")


def write(text):
    writer = Writer()
    return writer.chat.chat(model="palmyra-x5", messages=[{"role": "user", "content": text}], max_tokens=40)
