from anthropic import Anthropic
from claude_agent_sdk import ClaudeAgentOptions, query

client = Anthropic()
TOOLS = [{"name": "search", "description": "Searches the shop.", "input_schema": {"type": "object", "properties": {}}}]


async def report(topic):
    async for message in query(prompt=f"Write a report about {topic}.", options=ClaudeAgentOptions(max_turns=8)):
        print(message)


def work(task, run):
    messages = [{"role": "user", "content": task}]
    turns = 0
    while True:
        turns += 1
        if turns > 10:
            raise RuntimeError("too many turns")
        reply = client.messages.create(model="claude-sonnet-5", max_tokens=800, tools=TOOLS, messages=messages)
        messages.append({"role": "assistant", "content": reply.content})
        if reply.stop_reason != "tool_use":
            return reply
        messages.append({"role": "user", "content": run(reply)})


def ask_once(question):
    return client.messages.create(
        model="claude-sonnet-5", max_tokens=800, tools=TOOLS, messages=[{"role": "user", "content": question}]
    )
