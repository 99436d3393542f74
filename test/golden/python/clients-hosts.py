"""Who bills: the host of the client, Azure deployments, cloud variants, vendor prefixes."""

import os

from anthropic import AnthropicBedrock, AnthropicVertex
from openai import AsyncAzureOpenAI, AzureOpenAI, OpenAI

GROQ_URL = "https://api.groq.com/openai/v1"
messages = [{"role": "user", "content": "Name a colour."}]

plain = OpenAI()
openrouter = OpenAI(base_url="https://openrouter.ai/api/v1", api_key=os.environ["OPENROUTER_API_KEY"])
groq = OpenAI(base_url=GROQ_URL)
together = OpenAI(base_url="https://api.together.xyz/v1")
deepseek = OpenAI(base_url="https://api.deepseek.com")
xai = OpenAI(base_url="https://api.x.ai/v1")
mistral = OpenAI(base_url="https://api.mistral.ai/v1/")
gemini = OpenAI(base_url="https://generativelanguage.googleapis.com/v1beta/openai/")
perplexity = OpenAI(base_url="https://api.perplexity.ai")
fireworks = OpenAI(base_url="https://api.fireworks.ai/inference/v1")
cerebras = OpenAI(base_url="https://api.cerebras.ai/v1")
ollama = OpenAI(base_url="http://localhost:11434/v1", api_key="ollama")
vllm = OpenAI(base_url=f"http://127.0.0.1:{os.getenv('VLLM_PORT', '8000')}/v1")
from_environment = OpenAI(base_url=os.getenv("LLM_URL", "https://api.deepseek.com/v1"))
unknown_host = OpenAI(base_url=os.environ["LLM_URL"])
gateway = OpenAI(base_url="https://llm.example.com/v1")
azure = AzureOpenAI(azure_endpoint="https://desk.openai.azure.com", api_version="2024-10-21")
azure_deployment = AsyncAzureOpenAI(azure_deployment="support-prod")
azure_v1 = OpenAI(base_url="https://desk.openai.azure.com/openai/v1/")
bedrock = AnthropicBedrock(aws_region="eu-west-1")
vertex = AnthropicVertex(region="europe-west1", project_id="desk")

plain.chat.completions.create(model="gpt-4o", messages=messages)
openrouter.chat.completions.create(model="anthropic/claude-sonnet-4.5", messages=messages)
openrouter.chat.completions.create(model="deepseek/deepseek-r1:free", messages=messages)
groq.chat.completions.create(model="llama-3.3-70b-versatile", messages=messages)
together.chat.completions.create(model="meta-llama/Llama-3.3-70B-Instruct-Turbo", messages=messages)
deepseek.chat.completions.create(model="deepseek-chat", messages=messages)
xai.chat.completions.create(model="grok-4", messages=messages)
mistral.chat.completions.create(model="mistral-small-latest", messages=messages)
gemini.chat.completions.create(model="gemini-2.5-flash", messages=messages)
perplexity.chat.completions.create(model="sonar", messages=messages)
fireworks.chat.completions.create(model="accounts/fireworks/models/llama-v3p1-8b-instruct", messages=messages)
cerebras.chat.completions.create(model="llama-3.3-70b", messages=messages)
ollama.chat.completions.create(model="llama3.2", messages=messages)
vllm.chat.completions.create(model="Qwen/Qwen2.5-7B-Instruct", messages=messages)
from_environment.chat.completions.create(model="deepseek-chat", messages=messages)
unknown_host.chat.completions.create(model="gpt-4o", messages=messages)
gateway.chat.completions.create(model="team-default", messages=messages)
azure.chat.completions.create(model="support-prod", messages=messages)
azure.embeddings.create(model=os.getenv("EMBEDDING_DEPLOYMENT", "embed-prod"), input="Name a colour.")
azure_deployment.chat.completions.create(model="gpt-4o", messages=messages)
azure_v1.chat.completions.create(model="support-prod", messages=messages)
bedrock.messages.create(model="anthropic.claude-3-5-sonnet-20241022-v2:0", max_tokens=50, messages=messages)
vertex.messages.create(model="claude-sonnet-4-5@20250929", max_tokens=50, messages=messages)


def optional_host(base_url=None):
    client = OpenAI(base_url=base_url)
    return client.chat.completions.create(model="gpt-4o", messages=messages)


def required_host(base_url):
    client = OpenAI(base_url=base_url)
    return client.chat.completions.create(model="gpt-4o", messages=messages)


def chosen_host(local: bool):
    client = OpenAI(base_url="http://localhost:1234/v1") if local else OpenAI()
    return client.chat.completions.create(model="gpt-4o", messages=messages)


def spread_options(**options):
    client = OpenAI(**options)
    return client.chat.completions.create(model="gpt-4o", messages=messages)


def changed_host():
    client = OpenAI().with_options(base_url="https://api.groq.com/openai/v1")
    return client.chat.completions.create(model="llama-3.3-70b-versatile", messages=messages)
