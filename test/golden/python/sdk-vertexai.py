"""Harbour notices through the generative models of Vertex AI."""
import vertexai
from vertexai.batch_prediction import BatchPredictionJob
from vertexai.generative_models import GenerationConfig, GenerativeModel
from vertexai.language_models import TextEmbeddingModel, TextGenerationModel
from vertexai.preview.vision_models import ImageGenerationModel

vertexai.init(project="harbour", location="us-central1")

pilot = GenerativeModel("gemini-2.0-flash-001", system_instruction=["You write harbour notices."])


def notice(event: str) -> str:
    return pilot.generate_content(
        f"Write a notice about {event}.",
        generation_config=GenerationConfig(max_output_tokens=350, temperature=0.1),
    ).text


def radio():
    chat = pilot.start_chat()
    return chat.send_message("Is berth four free?", stream=True)


def legacy(text):
    writer = TextGenerationModel.from_pretrained("text-bison@002")
    writer.predict(text, max_output_tokens=128)
    TextEmbeddingModel.from_pretrained("text-embedding-005").get_embeddings([text])
    ImageGenerationModel.from_pretrained("imagen-3.0-generate-002").generate_images(prompt="a tug boat", number_of_images=1)


def over_night(folder):
    return BatchPredictionJob.submit(
        source_model="gemini-2.0-flash-001", input_dataset=f"{folder}/requests.jsonl", output_uri_prefix=folder
    )
