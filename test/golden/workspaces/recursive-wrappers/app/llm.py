import time

from openai import OpenAI, RateLimitError

client = OpenAI(max_retries=0)


def ask(prompt: str, model: str = "gpt-4o", retries: int = 3) -> str:
    try:
        return client.responses.create(model=model, input=prompt).output_text
    except RateLimitError:
        if retries == 0:
            raise
        time.sleep(2)
        return ask(prompt, model, retries - 1)


def cheaper(prompt: str, model: str = "gpt-4o"):
    answer = client.responses.create(model=model, input=prompt).output_text
    return answer or cheaper(prompt, model="gpt-4o-mini")


class Agent:
    def __init__(self, instructions: str):
        self.instructions = instructions

    def run(self, task: str, turn: int = 0):
        answer = client.responses.create(model="gpt-4o", instructions=self.instructions, input=task).output_text
        if "?" in answer and turn < 5:
            return self.clarify(task, turn)
        return answer

    def clarify(self, task: str, turn: int):
        return self.run(f"{task} Decide yourself.", turn + 1)
