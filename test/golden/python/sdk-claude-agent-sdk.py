"""Support tickets on the Claude Agent SDK."""
from claude_agent_sdk import ClaudeAgentOptions, ClaudeSDKClient, query

options = ClaudeAgentOptions(model="claude-sonnet-4-5", system_prompt="You fix the help desk.", max_turns=6)


async def fix(ticket: str):
    async for message in query(prompt=f"Fix: {ticket}", options=options):
        print(message)
    async for message in query(prompt=ticket):
        print(message)


async def talk(ticket: str):
    async with ClaudeSDKClient(options=options) as client:
        await client.query(ticket)
        async for message in client.receive_response():
            print(message)
