"""A translation bureau that lets LiteLLM choose the provider."""
import litellm
from litellm import Router, acompletion, completion, embedding

from bureau.llm import litellm as shared

router = Router(model_list=[{"model_name": "fast", "litellm_params": {"model": "azure/gpt-4o-mini"}}])


def translate(text: str, target: str) -> str:
    reply = completion(
        model="anthropic/claude-3-5-haiku-latest",
        messages=[{"role": "system", "content": "You translate."}, {"role": "user", "content": f"Into {target}: {text}"}],
        max_tokens=400,
        num_retries=2,
        metadata={"client": "acme"},
    )
    return reply.choices[0].message.content


async def batch(texts):
    for text in texts:
        await acompletion("gpt-4o-mini", [{"role": "user", "content": text}], stream=True)
    return await litellm.aembedding(model="text-embedding-3-small", input=texts)


class Desk:
    def __init__(self):
        self.complete = litellm.completion

    def run(self, **extra):
        params = {"model": "gemini/gemini-2.0-flash", "messages": [{"role": "user", "content": "Hello"}]}
        params["max_tokens"] = 20
        return self.complete(**params, **extra)


def others(text):
    litellm.text_completion(model="gpt-3.5-turbo-instruct", prompt=text, max_tokens=10)
    litellm.responses(model="openai/gpt-4.1", input=text, max_output_tokens=50)
    litellm.image_generation(model="dall-e-3", prompt=text)
    litellm.transcription(model="whisper-1", file=open("a.mp3", "rb"))
    embedding(model="cohere/embed-english-v3.0", input=[text])
    router.completion(model="fast", messages=[{"role": "user", "content": text}])
    shared.completion(model="groq/llama-3.1-8b-instant", messages=[{"role": "user", "content": text}])


def silent(text):
    litellm.token_counter(model="gpt-4o", text=text)
    litellm.completion_cost(completion_response=text)

    def completion(prompt):
        return prompt

    return completion(text)
