"""A router: the names of its models are the project's own."""
import os

from litellm import Router

from desk import more_models

router = Router(
    model_list=[
        {"model_name": "fast", "litellm_params": {"model": "gpt-4o-mini", "api_key": os.environ["OPENAI_API_KEY"]}},
        {"model_name": "smart", "litellm_params": {"model": "anthropic/claude-sonnet-4-5"}},
        {"model_name": "smart", "litellm_params": {"model": "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0"}},
    ],
    fallbacks=[{"fast": ["smart"]}],
)
open_router = Router(model_list=[{"model_name": "fast", "litellm_params": {"model": "gpt-4o-mini"}}, *more_models])


async def ask(question: str, chosen: str):
    messages = [{"role": "user", "content": question}]
    router.completion(model="fast", messages=messages)
    await router.acompletion(model="smart", messages=messages)
    router.completion(model="unlisted", messages=messages)
    router.completion(model=chosen, messages=messages)
    return open_router.completion(model="fast", messages=messages)
