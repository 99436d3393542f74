from anthropic import Anthropic
import asyncio
try:
    import openai
except ImportError:
    openai = None
import google.generativeai as genai
import httpx
class S:
    client = None
    def __init__(self):
        if S.client is None:
            S.client = Anthropic()
    def go(self, messages):
        return self.client.messages.create(model="claude-3-opus-20240229", messages=messages, max_tokens=10)
    def go3(self, messages):
        return S.client.messages.create(model="claude-3-opus-20240229", messages=messages, max_tokens=10)
class T:
    def __init__(self):
        self.client = openai.AsyncOpenAI(api_key="k")
    async def go(self, messages):
        return await self.client.chat.completions.create(model="gpt-4o", messages=messages)
async def go(model, messages, max_tokens=None):
    payload = {"model": model, "messages": messages, "max_tokens": max_tokens}
    payload = {k: v for k, v in payload.items() if v is not None}
    client = httpx.AsyncClient(base_url=settings.base_url)
    return await client.post("/chat/completions", json=payload)
model = genai.GenerativeModel('gemini-2.0-flash')
async def go5(p):
    return await asyncio.to_thread(model.generate_content, p)
