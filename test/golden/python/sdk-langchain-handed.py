"""Models that parameters, fields and other files hand over: their names tell what they are."""
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI

from desk import agent, chain, graph, retriever, search_tool
from desk.models import embeddings, get_llm, router_llm


def parameter(llm, question: str):
    llm.invoke("Answer the customer: " + question)
    structured = llm.with_structured_output({"type": "object"})
    structured.invoke([HumanMessage(content=question)])
    llm_with_tools = llm.bind_tools([search_tool])
    return llm_with_tools.invoke(question)


class Desk:
    def __init__(self, llm, fast_model=None, store=None):
        self.llm = llm
        self.fast_model = fast_model
        self.store = store

    async def answer(self, question: str):
        prompt = ChatPromptTemplate.from_template("Answer politely: {question}")
        chain = prompt | self.llm | StrOutputParser()
        async for piece in chain.astream({"question": question}):
            print(piece)
        return await self.fast_model.ainvoke(question)


class Team(Desk):
    def hand_over(self, question: str):
        return self.cheap_llm.invoke(question)


def other_files(question: str):
    get_llm("fast").invoke(question)
    router_llm.batch([question])
    return embeddings.embed_query(question)


def known():
    return parameter(ChatOpenAI(model="gpt-4o-mini"), "Where is my parcel?")


def factory(make: "Runnable | Callable[[], Runnable]", question: str):
    """The factory is called for the model, and the model for the answer."""
    runnable = make()
    return make.invoke(question) if runnable is None else runnable


def look_alikes(question, llm_config, llm_service, data_model, client):
    """None of these is a model, or none of the methods is one of a model."""
    chain.invoke(question)
    graph.stream(question)
    agent.ainvoke(question)
    retriever.invoke(question)
    search_tool.invoke({"query": question})
    client.invoke(question)
    llm_service.invoke(question)
    llm_config.batch(question)
    data_model.predict(question)
    return get_llm("fast")


class OwnChain(Runnable[dict, dict]):
    """Calling it is what the class itself says; a model is asked where it asks one."""

    def __call__(self, inputs: dict, *, callbacks=None) -> dict:
        return {"text": inputs["text"]}

    def apply(self, inputs: list[dict]) -> list[dict]:
        return [self(each, callbacks=None) for each in inputs]


class GenericFakeModel(BaseChatModel):
    """What stands in for a model in tests asks none."""


def stand_ins(fake_llm):
    model = GenericFakeModel(messages=iter([]))
    model.invoke("Hello")
    return fake_llm.invoke("Hello")


class Chat:
    def __init__(self, model_name: str, chat, on_token=None):
        self.model_name = model_name
        self._chat = chat
        self._on_token = on_token

    def complete(self, system: str, user: str):
        messages = [("system", system), ("human", user)]
        if self._on_token is None:
            return self._chat.invoke(messages).content
        return "".join(chunk.content for chunk in self._chat.stream(messages))

    def others(self, chat):
        chat("A function of somebody else.")
        return chat.send("A message of a chat.")
