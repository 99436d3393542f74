"""Weather desk on Amazon Bedrock."""
import json

import aioboto3
import boto3

SONNET = "us.anthropic.claude-sonnet-4-20250514-v1:0"

bedrock = boto3.client("bedrock-runtime", region_name="us-east-1")
session = boto3.Session(profile_name="weather")
storage = boto3.client("s3")
control = session.client("bedrock")


def forecast(region: str) -> str:
    response = bedrock.converse(
        modelId=SONNET,
        system=[{"text": "You are a forecaster."}, {"cachePoint": {"type": "default"}}],
        messages=[{"role": "user", "content": [{"text": f"Forecast for {region}"}]}],
        inferenceConfig={"maxTokens": 512, "temperature": 0.3},
        requestMetadata={"team": "weather"},
    )
    return response["output"]["message"]["content"][0]["text"]


def live(region: str):
    inference = {"maxTokens": 200}
    request = {
        "modelId": "amazon.nova-lite-v1:0",
        "messages": [{"role": "user", "content": [{"text": region}]}],
        "inferenceConfig": inference,
    }
    runtime = session.client(service_name="bedrock-runtime")
    return runtime.converse_stream(**request)["stream"]


def by_family(prompt: str):
    claude = json.dumps({
        "anthropic_version": "bedrock-2023-05-31",
        "max_tokens": 300,
        "system": "Be brief.",
        "messages": [{"role": "user", "content": prompt}],
    })
    bedrock.invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=claude)
    body = {"prompt": prompt, "max_gen_len": 128}
    body = json.dumps(body)
    bedrock.invoke_model(modelId="meta.llama3-8b-instruct-v1:0", body=body)
    titan = {"inputText": prompt, "textGenerationConfig": {"maxTokenCount": 64}}
    bedrock.invoke_model_with_response_stream(modelId="amazon.titan-text-express-v1", body=json.dumps(titan).encode("utf-8"))
    bedrock.invoke_model(modelId="amazon.titan-embed-text-v2:0", body=json.dumps({"inputText": prompt}))
    bedrock.invoke_model(modelId="amazon.nova-canvas-v1:0", body=json.dumps({"textToImageParams": {"text": prompt}}))


async def asynchronous(prompt: str):
    async with aioboto3.Session().client("bedrock-runtime") as runtime:
        return await runtime.converse(
            modelId=SONNET, messages=[{"role": "user", "content": [{"text": prompt}]}]
        )


class Desk:
    def __init__(self, client, model_id: str = "mistral.mistral-7b-instruct-v0:2"):
        self.client = client
        self.model_id = model_id

    def _body(self, prompt):
        if "mistral" in self.model_id:
            return {"prompt": prompt, "max_tokens": 90}
        return {"messages": [{"role": "user", "content": prompt}], "max_tokens": 90}

    def ask(self, prompt):
        return self.client.invoke_model(modelId=self.model_id, body=json.dumps(self._body(prompt)))


def silent(prompt, turbine):
    storage.put_object(Bucket="b", Key="k", Body=prompt)
    control.list_foundation_models()
    turbine.converse(prompt)
    bedrock.apply_guardrail(guardrailIdentifier="g", guardrailVersion="1", source="INPUT", content=[])
