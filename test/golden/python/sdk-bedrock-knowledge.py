import boto3

client = boto3.client("bedrock-agent-runtime")
session = boto3.session.Session()
streams = session.client("bedrock-agent-runtime", region_name="us-east-1")

client.retrieve_and_generate(
    input={"text": "How long does a refund take?"},
    retrieveAndGenerateConfiguration={
        "type": "KNOWLEDGE_BASE",
        "knowledgeBaseConfiguration": {
            "knowledgeBaseId": "KB12345",
            "modelArn": "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
            "generationConfiguration": {"inferenceConfig": {"textInferenceConfig": {"maxTokens": 300}}},
        },
    },
)


def answer(question, configuration):
    streams.retrieve_and_generate_stream(
        input={"text": question}, retrieveAndGenerateConfiguration=configuration
    )


# Looking for passages asks no model.
client.retrieve(knowledgeBaseId="KB12345", retrievalQuery={"text": "refund"})

# A method called `update` on a part of a client is no change of the client.
client.sessions.update(sessionId="1")
client.retrieve_and_generate(
    input={"text": "What is in this file?"},
    retrieveAndGenerateConfiguration={
        "type": "EXTERNAL_SOURCES",
        "externalSourcesConfiguration": {"modelArn": "amazon.nova-lite-v1:0", "sources": []},
    },
)
