"""Museum labels through Hugging Face's inference client."""
from huggingface_hub import AsyncInferenceClient, InferenceClient

client = InferenceClient(provider="auto")
writer = InferenceClient(model="meta-llama/Llama-3.1-8B-Instruct")


def label(artefact: str):
    client.chat_completion(
        model="Qwen/Qwen2.5-72B-Instruct",
        messages=[{"role": "user", "content": f"Label for {artefact}"}],
        max_tokens=60,
    )
    client.chat.completions.create(model="deepseek-ai/DeepSeek-V3", messages=[{"role": "user", "content": artefact}], max_tokens=60)
    writer.text_generation(f"A label for {artefact}:", max_new_tokens=50)
    writer.chat_completion([{"role": "user", "content": artefact}])
    client.feature_extraction(artefact, model="intfloat/e5-large")
    client.text_to_image("an amphora", model="black-forest-labs/FLUX.1-dev")


async def later(artefact: str):
    return await AsyncInferenceClient("mistralai/Mistral-7B-Instruct-v0.3").chat_completion(
        messages=[{"role": "user", "content": artefact}], max_tokens=30, stream=True
    )


def silent():
    client.list_deployed_models()
