"""Support tickets on LlamaIndex."""
from functools import partial

from llama_index.core import Settings, SimpleDirectoryReader, VectorStoreIndex
from llama_index.core.agent import AgentRunner, FunctionCallingAgentWorker
from llama_index.core.agent.workflow import FunctionAgent
from llama_index.core.query_engine import MultiStepQueryEngine
from llama_index.core.llms import ChatMessage
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.anthropic import Anthropic
from llama_index.llms.ollama import Ollama
from llama_index.llms.openai import OpenAI
from llama_index.llms.openai_like import OpenAILike

llm = OpenAI(model="gpt-4o-mini", max_tokens=256)
claude = Anthropic(model="claude-sonnet-4-5", max_tokens=1024)
local = Ollama(model="llama3.2", request_timeout=60)
groq = OpenAILike(model="llama-3.3-70b-versatile", api_base="https://api.groq.com/openai/v1")
embedder = OpenAIEmbedding(model="text-embedding-3-small")
Settings.llm = llm


def direct(ticket: str):
    llm.complete(f"Sort this ticket: {ticket}")
    claude.chat([ChatMessage(role="system", content="Be short."), ChatMessage(role="user", content=ticket)])
    groq.complete(ticket)
    for piece in local.stream_complete(ticket):
        print(piece.delta)
    return embedder.get_text_embedding(ticket)


async def later(ticket: str):
    return await claude.acomplete(ticket)


def ask(question: str):
    documents = SimpleDirectoryReader("articles").load_data()
    index = VectorStoreIndex.from_documents(documents, embed_model=embedder)
    index.as_retriever().retrieve(question)
    return index.as_query_engine(llm=claude).query(question)


async def agent(question: str):
    desk = FunctionAgent(tools=[], llm=llm, system_prompt="You are the help desk.")
    return await desk.run(question)


def worker(question: str):
    steps = FunctionCallingAgentWorker.from_tools([], llm=claude)
    AgentRunner(steps).chat(question)
    return steps.as_agent().chat(question)


def engines(index, query_engine, loop, question: str):
    query_engine.query(question)
    index.as_query_engine(response_mode="tree_summarize").query("What is this about?")
    steps = MultiStepQueryEngine(query_engine=index.as_query_engine(llm=claude), index_summary="Articles.")
    steps.query(question)
    loop.run_in_executor(None, partial(query_engine.query, question))
    loop.run_in_executor(None, query_engine.query, question)
    later = partial(query_engine.query)
    later(question)
    return index.insert(question)
