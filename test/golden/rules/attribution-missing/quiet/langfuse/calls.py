from langchain.chains import LLMChain
from langchain_core.prompts import PromptTemplate
from langchain_openai import ChatOpenAI
from langfuse.openai import OpenAI

client = OpenAI()
llm = ChatOpenAI(model="gpt-5.4")


def chat(question: str):
    return client.chat.completions.create(
        model="gpt-5.4",
        messages=[{"role": "user", "content": question}],
        metadata={"langfuse_tags": ["feature:reply"]},
    )


def chain(question: str):
    return llm.invoke(question, config={"metadata": {"langfuse_tags": ["feature:reply"]}})


def asks_a_chain_with_tags(question, tags):
    chain = LLMChain(llm=ChatOpenAI(model="gpt-5.4"), prompt=PromptTemplate.from_template("Answer: {question}"))
    return chain({"question": question}, tags=["feature:desk", *tags])
