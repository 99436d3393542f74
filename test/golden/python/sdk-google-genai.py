"""Field guide of a bird observatory: Gemini through google-genai."""
import asyncio

from google import genai
from google.genai import types

MODEL = "gemini-2.5-flash"

client = genai.Client()
vertex = genai.Client(vertexai=True, project="birds", location="europe-west4")


def describe(species: str) -> str:
    response = client.models.generate_content(
        model=MODEL,
        contents=f"Describe the call of {species}.",
        config=types.GenerateContentConfig(
            system_instruction="You are an ornithologist. Answer in two sentences.",
            max_output_tokens=256,
            temperature=0.2,
            thinking_config=types.ThinkingConfig(thinking_budget=512),
        ),
    )
    return response.text


def compare(first: str, second: str):
    contents = [
        types.Content(role="user", parts=[types.Part.from_text(text=f"Compare {first} and {second}.")]),
    ]
    config = types.GenerateContentConfig(max_output_tokens=1_000)
    config.system_instruction = "Name the field marks first."
    for chunk in client.models.generate_content_stream(model="gemini-2.5-pro", contents=contents, config=config):
        yield chunk.text


def count_in_photo(photo: bytes) -> str:
    config = {"response_mime_type": "application/json", "cached_content": "cachedContents/plumage"}
    reply = vertex.models.generate_content(
        model="gemini-2.5-flash-lite",
        contents=["How many birds?", types.Part.from_bytes(data=photo, mime_type="image/jpeg")],
        config=config,
    )
    return reply.text


async def classify_all(notes: list[str]):
    async def one(note):
        return await client.aio.models.generate_content(model=MODEL, contents=note, config={"max_output_tokens": 8})

    return await asyncio.gather(*[one(note) for note in notes])


def guide_tour():
    chat = client.chats.create(
        model="gemini-2.5-pro",
        config=types.GenerateContentConfig(system_instruction="You guide visitors.", max_output_tokens=300),
    )
    chat.send_message("Where are the herons?")
    for chunk in chat.send_message_stream("And the terns?"):
        print(chunk.text)


def interact(question: str):
    return client.interactions.create(
        model="gemini-3-flash-preview",
        input=question,
        system_instruction="Answer like a field guide.",
        generation_config={"max_output_tokens": 400, "thinking_level": "low"},
        previous_interaction_id="abc",
    )


def assets(text: str):
    client.models.embed_content(model="gemini-embedding-001", contents=text)
    client.models.generate_images(model="imagen-4.0-generate-001", prompt="a heron at dawn", config={"number_of_images": 2})
    client.models.generate_videos(model="veo-3.0-generate-001", prompt="terns diving")


async def listen():
    async with client.aio.live.connect(model="gemini-live-2.5-flash-preview", config={"response_modalities": ["TEXT"]}) as session:
        await session.send_client_content(turns=[])


def free_of_charge(text: str, feeder):
    client.models.count_tokens(model=MODEL, contents=text)
    client.files.upload(file="heron.jpg")
    client.caches.create(model=MODEL, config=types.CreateCachedContentConfig(contents=[text]))
    feeder.generate_content(text)


def from_another_file(gemini, text):
    return gemini.models.generate_content(model="gemini-2.0-flash", contents=text)
