"""Support tickets on LangChain."""
from langchain.agents import AgentExecutor, create_agent, create_tool_calling_agent
from langchain.chains import LLMChain, RetrievalQA, create_retrieval_chain
from langchain.chains.combine_documents import create_stuff_documents_chain
from langchain.chat_models import init_chat_model
from langchain_anthropic import ChatAnthropic
from langchain_aws import ChatBedrockConverse
from langchain_community.llms import Ollama
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate, PromptTemplate
from langchain_core.runnables import RunnablePassthrough, RunnableSequence
from langchain_google_genai import ChatGoogleGenerativeAI
from langchain_openai import AzureChatOpenAI, ChatOpenAI, OpenAIEmbeddings
from langgraph.graph import StateGraph
from langgraph.prebuilt import create_react_agent
from pydantic import BaseModel

from desk import retriever, search

llm = ChatOpenAI(model="gpt-4o-mini", temperature=0, max_tokens=300)
claude = ChatAnthropic(model_name="claude-sonnet-4-5", max_tokens=1024)
gemini = ChatGoogleGenerativeAI(model="gemini-2.5-flash", max_output_tokens=512)
nova = ChatBedrockConverse(model_id="eu.amazon.nova-lite-v1:0", max_tokens=256)
local = Ollama(model="llama3.2", num_predict=128)
azure = AzureChatOpenAI(azure_deployment="desk-gpt")
groq = ChatOpenAI(model="llama-3.3-70b-versatile", base_url="https://api.groq.com/openai/v1", max_tokens=None)
prompt = ChatPromptTemplate.from_messages([("system", "You answer tickets about {product}."), ("human", "{question}")])


class Priority(BaseModel):
    level: str


def direct(question: str):
    llm.invoke([SystemMessage(content="Be short."), HumanMessage(content=question)])
    llm.predict(question)
    local("Summarise: " + question)
    nova.batch([question])
    azure.invoke(question)
    groq.bind(max_tokens=64).invoke(question)
    gemini.with_structured_output(Priority).invoke(question)
    return claude.bind_tools([search]).with_retry().invoke(question)


async def streaming(question: str):
    async for piece in claude.astream(question):
        print(piece)
    async for event in (prompt | llm).astream_events({"question": question}, version="v2"):
        print(event)
    return await llm.ainvoke(question)


def chains(question: str):
    chain = {"context": retriever, "question": RunnablePassthrough()} | prompt | llm | StrOutputParser()
    chain.invoke(question)
    RunnableSequence(prompt, claude).invoke({"question": question})
    LLMChain(llm=llm, prompt=PromptTemplate.from_template("Sort this ticket: {ticket}")).run(question)
    RetrievalQA.from_chain_type(llm=claude, retriever=retriever).invoke({"query": question})
    answers = create_retrieval_chain(retriever, create_stuff_documents_chain(llm, prompt))
    answers.invoke({"input": question})
    found = retriever.invoke(question)
    search.run(question)
    return prompt.invoke({"question": found})


def agents(question: str):
    executor = AgentExecutor(agent=create_tool_calling_agent(llm, [search], prompt), tools=[search], max_iterations=5)
    executor.invoke({"input": question})
    react = create_react_agent(claude, tools=[search], prompt="You are the help desk.")
    react.invoke({"messages": [("user", question)]})
    agent = create_agent(model="openai:gpt-5-mini", tools=[], system_prompt="Refund or explain.")
    return agent.stream({"messages": [{"role": "user", "content": question}]})


def others(model: BaseChatModel, question: str, careful: bool):
    model.invoke(question)
    init_chat_model("anthropic:claude-haiku-4-5", max_tokens=200).invoke(question)
    init_chat_model("gemini-2.5-pro", model_provider="google_genai").invoke(question)
    either = claude if careful else llm
    either.invoke(question)
    embeddings = OpenAIEmbeddings(model="text-embedding-3-small")
    embeddings.embed_query(question)
    graph = StateGraph(dict).compile()
    return graph.invoke({"question": question})
