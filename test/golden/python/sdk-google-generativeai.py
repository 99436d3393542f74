"""A cheese shop's assistant on the earlier Gemini SDK."""
import google.generativeai as genai

genai.configure(api_key="key")

SYSTEM = "You sell cheese and never recommend more than three kinds."

model = genai.GenerativeModel(
    "gemini-1.5-flash",
    system_instruction=SYSTEM,
    generation_config=genai.GenerationConfig(max_output_tokens=200, temperature=0.4),
)
plain = genai.GenerativeModel(model_name="models/gemini-1.5-pro")


def pair(wine: str) -> str:
    return model.generate_content(f"Which cheese goes with {wine}?").text


def story(cheese: str):
    config = genai.types.GenerationConfig(max_output_tokens=900)
    for chunk in plain.generate_content(f"Tell the story of {cheese}.", generation_config=config, stream=True):
        yield chunk.text


async def label(photo):
    response = await plain.generate_content_async(["Read the label.", photo], generation_config={"max_output_tokens": 60})
    return response.text


def counter():
    chat = model.start_chat(history=[])
    chat.send_message("Something for a picnic?")
    limited = plain.start_chat()
    limited.send_message("And something blue?", generation_config={"max_output_tokens": 50})


def embed(text):
    return genai.embed_content(model="models/text-embedding-004", content=text)


class Cellar:
    def generate_content(self, prompt):
        return prompt


def silent(prompt):
    model.count_tokens(prompt)
    Cellar().generate_content(prompt)
