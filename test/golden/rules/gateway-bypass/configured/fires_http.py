import requests


class Desk:
    def __init__(self, api_base: str = "https://api.groq.com/openai/v1"):
        self.api_base = api_base

    def reply(self, messages):
        body = {"model": "llama-3.3-70b-versatile", "messages": messages}
        return requests.post(f"{self.api_base}/chat/completions", json=body)
