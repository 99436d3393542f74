"""Pipelines: what is added to them makes the requests."""
from haystack import Pipeline
from haystack.components.builders import ChatPromptBuilder
from haystack.components.embedders import OpenAIDocumentEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.components.writers import DocumentWriter
from semantic_kernel import Kernel
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion


class Desk:
    def __init__(self, store):
        self.pipeline = Pipeline()
        self.pipeline.add_component("prompt", ChatPromptBuilder())
        self.pipeline.add_component("llm", OpenAIChatGenerator(model="gpt-4o-mini", generation_kwargs={"max_tokens": 200}))
        self.pipeline.connect("prompt", "llm")
        self.kernel = Kernel()
        self.kernel.add_service(OpenAIChatCompletion(ai_model_id="gpt-4o", service_id="desk"))

    def answer(self, question: str):
        return self.pipeline.run({"prompt": {"question": question}})

    async def prompt(self, question: str):
        return await self.kernel.invoke_prompt(question)


def index(documents, store):
    indexing = Pipeline()
    indexing.add_component("embedder", OpenAIDocumentEmbedder(model="text-embedding-3-small"))
    indexing.add_component("writer", DocumentWriter(store))
    indexing.run({"embedder": {"documents": documents}})
    writing = Pipeline()
    writing.add_component("writer", DocumentWriter(store))
    return writing.run({"writer": {"documents": documents}})
