from anthropic import Anthropic

from app.loading import PromptLoader, load_or_empty, load_prompt

client = Anthropic()
loader = PromptLoader()
TRIAGE = load_prompt("triage")


def triage(ticket):
    return client.messages.create(
        model="claude-haiku-4-5", max_tokens=10, system=TRIAGE, messages=[{"role": "user", "content": ticket}]
    )


def polish(reply):
    return client.messages.create(
        model="claude-haiku-4-5",
        max_tokens=500,
        system=loader.load("polish"),
        messages=[{"role": "user", "content": reply}],
    )


def summarise(thread):
    return client.messages.create(
        model="claude-haiku-4-5",
        max_tokens=500,
        system=load_or_empty("prompts/summary.md"),
        messages=[{"role": "user", "content": thread}],
    )


class Agent:
    def __init__(self, prompt_path, client):
        self.client = client
        self.system = self.load(prompt_path)

    def load(self, path: str) -> str:
        try:
            with open(path, "r", encoding="utf-8") as f:
                return f.read()
        except FileNotFoundError:
            raise FileNotFoundError(f"Prompt file not found at path: {path}")
        except Exception as e:
            raise e


class SummaryAgent(Agent):
    def __init__(self):
        super().__init__("prompts/summary.md", Anthropic())

    def run(self, thread):
        return self.client.messages.create(
            model="claude-haiku-4-5",
            max_tokens=500,
            system=self.system,
            messages=[{"role": "user", "content": thread}],
        )
