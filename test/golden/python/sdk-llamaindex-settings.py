"""The model of the program, set once for all engines of the file."""
from llama_index.core import Settings, SimpleDirectoryReader, VectorStoreIndex
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.anthropic import Anthropic
from llama_index.llms.openai import OpenAI


def configure():
    Settings.llm = OpenAI(model="gpt-4o-mini", max_tokens=300)
    Settings.embed_model = OpenAIEmbedding(model="text-embedding-3-small")
    Settings.chunk_size = 512


def ask(question: str):
    index = VectorStoreIndex.from_documents(SimpleDirectoryReader("docs").load_data())
    index.as_query_engine(similarity_top_k=3).query(question)
    index.as_query_engine(llm=Anthropic(model="claude-haiku-4-5")).query(question)
    Settings.llm.complete("Summarise: " + question)
    return Settings.embed_model.get_text_embedding(question)


def other_settings(settings):
    settings.llm = "gpt-4o"
    Settings.callback_manager.on_event_start("query")
    return Settings.chunk_size
