"""Lift maintenance on Azure AI Inference."""
from azure.ai.inference import ChatCompletionsClient, EmbeddingsClient
from azure.ai.inference.models import SystemMessage, UserMessage
from azure.core.credentials import AzureKeyCredential

client = ChatCompletionsClient(endpoint="https://lifts.services.ai.azure.com/models", credential=AzureKeyCredential("k"))
github = ChatCompletionsClient("https://models.github.ai/inference", AzureKeyCredential("k"), model="openai/gpt-4o-mini")
embedder = EmbeddingsClient(endpoint="https://lifts.services.ai.azure.com/models", credential=AzureKeyCredential("k"))


def diagnose(report: str):
    client.complete(
        model="Mistral-Large-2411",
        messages=[SystemMessage("You diagnose lifts."), UserMessage(f"Report: {report}")],
        max_tokens=150,
    )
    github.complete(messages=[UserMessage(content=report)], stream=True)
    return embedder.embed(input=[report], model="text-embedding-3-small")


def silent(task):
    task.complete(messages=["done"])
    client.close()
