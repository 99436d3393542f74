"""Requests without an SDK: only known hosts, and only paths that bill."""

import http.client
import json
import os
import urllib.request

import aiohttp
import httpx
import requests
from requests import Session

OPENAI_URL = "https://api.openai.com/v1/chat/completions"
BASE = os.getenv("OPENAI_BASE", "https://api.openai.com/v1")
ANTHROPIC_BASE = "https://api.anthropic.com"
HEADERS = {"Authorization": "Bearer " + os.environ["KEY"], "Content-Type": "application/json"}
PAYLOAD = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Say hi."}], "max_tokens": 5}


def requests_json(text):
    return requests.post(
        OPENAI_URL,
        headers=HEADERS,
        json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}], "max_tokens": 100, "temperature": 0},
        timeout=30,
    )


def requests_data(text):
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}], "stream": True}
    return requests.post("https://api.openai.com/v1/chat/completions", headers=HEADERS, data=json.dumps(body))


def requests_constant():
    return requests.post(f"{BASE}/chat/completions", headers=HEADERS, json=PAYLOAD)


def requests_request(text):
    return requests.request("POST", BASE + "/embeddings", json={"model": "text-embedding-3-small", "input": text})


def requests_session(text):
    session = Session()
    return session.post(
        f"{ANTHROPIC_BASE}/v1/messages",
        json={
            "model": "claude-haiku-4-5",
            "max_tokens": 64,
            "system": "Be terse.",
            "messages": [{"role": "user", "content": text}],
        },
    )


async def httpx_client(text):
    async with httpx.AsyncClient(base_url="https://api.mistral.ai/v1") as client:
        return await client.post(
            "/chat/completions",
            json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": text}]},
        )


def httpx_stream(text):
    with httpx.stream(
        "POST", OPENAI_URL, json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}], "stream": True}
    ) as response:
        return response.read()


async def aiohttp_session(text):
    payload = {"model": "deepseek-chat", "messages": []}
    payload["messages"].append({"role": "user", "content": text})
    async with aiohttp.ClientSession() as session:
        async with session.post("https://api.deepseek.com/chat/completions", json=payload) as response:
            return await response.json()


def urllib_request(text):
    data = json.dumps({"model": "gpt-4o", "input": text, "max_output_tokens": 20}).encode("utf-8")
    request = urllib.request.Request("https://api.openai.com/v1/responses", data=data, headers=HEADERS)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def gemini(text, key, model="gemini-2.5-flash"):
    url = f"https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent?key={key}"
    return requests.post(
        url,
        json={
            "systemInstruction": {"parts": [{"text": "Be terse."}]},
            "contents": [{"role": "user", "parts": [{"text": text}]}],
            "generationConfig": {"maxOutputTokens": 30, "temperature": 0.4},
        },
    )


def gemini_stream(text):
    return requests.post(
        "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse",
        json={"contents": [{"parts": [{"text": text}]}]},
    )


def ollama_generate(text):
    return requests.post(
        "http://localhost:11434/api/generate",
        json={"model": "llama3.2", "prompt": text, "stream": False, "options": {"num_predict": 40}},
    )


def ollama_chat(text):
    host = os.environ.get("OLLAMA_HOST", "http://localhost:11434")
    return requests.post(f"{host}/api/chat", json={"model": "llama3.2", "messages": [{"role": "user", "content": text}]})


def unknown_host_with_chat_body(base_url, text):
    return requests.post(
        f"{base_url}/v1/chat/completions", json={"model": "team-model", "messages": [{"role": "user", "content": text}]}
    )


def azure(text):
    url = "https://desk.openai.azure.com/openai/deployments/support-prod/chat/completions?api-version=2024-10-21"
    return requests.post(url, json={"messages": [{"role": "user", "content": text}], "max_tokens": 10})


def unknown_host_with_completion_body(text, limit):
    url = "https://text.example.run/v1/completions"
    return requests.post(url, json={"model": "mixtral-8x22b", "prompt": text, "max_tokens": limit})


def connection(text):
    connection = http.client.HTTPSConnection("api.openai.com")
    body = json.dumps({"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}], "max_tokens": 35})
    connection.request("POST", "/v1/chat/completions", body, {"Authorization": "Bearer " + os.environ["KEY"]})
    return connection.getresponse()


class Endpoint:
    """An interface of OpenAI's form whose address and model come with the object: only the body tells."""

    def __init__(self, url, defaults):
        self.url = url
        self.defaults = defaults
        self.client = httpx.AsyncClient()

    async def complete(self, messages):
        body = {**self.defaults, "messages": messages, "temperature": 0.0, "n": 1}
        async with self.client.stream("POST", self.url, json=body) as response:
            return await response.aread()


# Everything below is free, or no LLM at all.
def free_paths():
    requests.get("https://api.openai.com/v1/models", headers=HEADERS)
    requests.post("https://api.openai.com/v1/files", headers=HEADERS, files={"file": open("a.jsonl")})
    requests.post("https://api.anthropic.com/v1/messages/count_tokens", json={"model": "claude-haiku-4-5"})
    requests.delete("https://api.openai.com/v1/files/file-1")
    requests.get("http://localhost:11434/api/tags")
    requests.post("http://localhost:11434/api/pull", json={"model": "llama3.2"})
    requests.get("https://api.openai.com/v1/chat/completions/chat-1")


def other_services(text):
    requests.post("https://api.example.com/v1/messages", json={"to": "+49", "body": text})
    requests.post("https://chat.example.com/api/chat", json={"message": text})
    requests.post("https://example.com/v1/responses", json={"survey": 1, "answer": text})
    requests.post("https://slack.com/api/chat.postMessage", json={"channel": "C1", "text": text})
    print("POST https://api.openai.com/v1/chat/completions")


def others_at_unknown_addresses(url, text):
    requests.post(url, json={"messages": [text], "model": "letter"})
    requests.post(url, json={"messages": [text], "temperature": 21})
    requests.post(url, json={"max_tokens": 20, "top_p": 1})
    requests.get(url, params={"model": "gpt-4o", "messages": text, "max_tokens": 20})
