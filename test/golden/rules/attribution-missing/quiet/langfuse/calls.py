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
