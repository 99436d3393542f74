"""Support tickets on Genkit."""
from genkit.ai import Genkit
from genkit.plugins.google_genai import GoogleAI

ai = Genkit(plugins=[GoogleAI()], model="googleai/gemini-2.5-flash")


async def answer(ticket: str):
    await ai.generate(prompt=f"Ticket: {ticket}", system="Answer tickets.", config={"max_output_tokens": 200})
    stream, response = ai.generate_stream(model="googleai/gemini-2.5-pro", prompt=ticket)
    return stream
