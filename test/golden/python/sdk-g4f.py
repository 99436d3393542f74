"""g4f, by its module and by its client."""
import g4f
from g4f.client import AsyncClient, Client


def module(prompt: str):
    g4f.debug.logging = True
    return g4f.ChatCompletion.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])


async def clients(prompt: str):
    Client().chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": prompt}])
    return await AsyncClient().images.generate(model="flux", prompt=prompt)
