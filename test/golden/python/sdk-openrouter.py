"""A quiz night on OpenRouter's SDK for Python."""
from openrouter import OpenRouter

with OpenRouter(api_key="key") as client:
    question = client.chat.send(
        model="anthropic/claude-sonnet-4",
        messages=[{"role": "user", "content": "One question about rivers."}],
        max_tokens=80,
    )
    client.embeddings.generate(model="openai/text-embedding-3-small", input="rivers")
    client.models.list()
