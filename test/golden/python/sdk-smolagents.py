"""Support tickets on smolagents."""
from smolagents import CodeAgent, InferenceClientModel, LiteLLMModel, OpenAIServerModel, ToolCallingAgent

model = LiteLLMModel(model_id="anthropic/claude-sonnet-4-5", max_tokens=1024)
hosted = InferenceClientModel("Qwen/Qwen2.5-Coder-32B-Instruct")
local = OpenAIServerModel(model_id="qwen3", api_base="http://localhost:1234/v1")
coder = CodeAgent(tools=[], model=model, max_steps=6)


def answer(ticket: str):
    coder.run(f"Answer this ticket: {ticket}")
    ToolCallingAgent(tools=[], model=local).run(ticket, stream=True)
    model([{"role": "user", "content": ticket}])
    return hosted.generate([{"role": "user", "content": ticket}])
