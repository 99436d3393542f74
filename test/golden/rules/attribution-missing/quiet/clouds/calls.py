import boto3
from google import genai
from google.genai import types

bedrock = boto3.client("bedrock-runtime")
vertex = genai.Client(vertexai=True, project="desk", location="europe-west1")


def on_bedrock(question: str):
    return bedrock.converse(
        modelId="anthropic.claude-sonnet-4-5-20250929-v1:0",
        messages=[{"role": "user", "content": [{"text": question}]}],
        requestMetadata={"feature": "reply"},
    )


def on_vertex(question: str):
    return vertex.models.generate_content(
        model="gemini-2.5-flash", contents=question, config=types.GenerateContentConfig(labels={"feature": "reply"})
    )
