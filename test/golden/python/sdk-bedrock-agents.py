"""Agents of Amazon Bedrock, kept by the service or described in the call."""
import boto3

runtime = boto3.client("bedrock-agent-runtime")
build_time = boto3.client("bedrock-agent")


def kept(question: str, session: str):
    return runtime.invoke_agent(agentId="DESK", agentAliasId="LIVE", sessionId=session, inputText=question)


def inline(question: str, session: str):
    return runtime.invoke_inline_agent(
        foundationModel="anthropic.claude-3-5-sonnet-20241022-v2:0",
        instruction="You answer questions about parcels.",
        sessionId=session,
        inputText=question,
    )


def other_calls():
    build_time.create_agent(agentName="desk", foundationModel="amazon.nova-pro-v1:0", instruction="Be short.")
    runtime.retrieve(knowledgeBaseId="K", retrievalQuery={"text": "parcels"})
    runtime.end_session(sessionIdentifier="s")
