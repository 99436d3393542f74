"""Support tickets on Google's ADK."""
from google.adk.agents import Agent, LlmAgent, SequentialAgent
from google.adk.models.lite_llm import LiteLlm
from google.adk.runners import InMemoryRunner, Runner
from google.genai import types

reader = LlmAgent(
    name="reader",
    model="gemini-2.5-flash",
    instruction="You read tickets.",
    generate_content_config=types.GenerateContentConfig(max_output_tokens=256),
)
writer = Agent(name="writer", model=LiteLlm(model="openai/gpt-4o", max_tokens=700), instruction="You write answers.")
desk = SequentialAgent(name="desk", sub_agents=[reader, writer])
runner = Runner(agent=reader, app_name="desk", session_service=None)


async def answer(ticket: str):
    message = types.Content(role="user", parts=[types.Part(text=f"Ticket: {ticket}")])
    async for event in runner.run_async(user_id="u", session_id="s", new_message=message):
        print(event)
    both = InMemoryRunner(agent=desk)
    return both.run(user_id="u", session_id="s", new_message=message)
