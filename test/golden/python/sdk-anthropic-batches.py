"""Message batches: the parameters of each request stand in a list."""
import anthropic
from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
from anthropic.types.messages.batch_create_params import Request

client = anthropic.Anthropic()


def literal(text: str):
    return client.messages.batches.create(
        requests=[
            {
                "custom_id": "a",
                "params": {
                    "model": "claude-haiku-4-5",
                    "max_tokens": 64,
                    "system": "You sort tickets.",
                    "messages": [{"role": "user", "content": text}],
                },
            }
        ]
    )


def typed(texts: list[str]):
    requests = [
        Request(
            custom_id=str(index),
            params=MessageCreateParamsNonStreaming(
                model="claude-sonnet-4-5",
                max_tokens=128,
                messages=[{"role": "user", "content": f"Summarise: {text}"}],
            ),
        )
        for index, text in enumerate(texts)
    ]
    return client.messages.batches.create(requests=requests)


def elsewhere(requests):
    client.messages.batches.create(requests=requests)
    client.messages.batches.retrieve("batch")
    return client.messages.batches.results("batch")
