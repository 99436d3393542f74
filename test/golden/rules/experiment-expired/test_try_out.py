from langchain_openai import ChatOpenAI
from openai import OpenAI

model = ChatOpenAI(model="gpt-5.4")


def test_is_no_call_of_the_product():
    assert OpenAI().responses.create(model="gpt-5.4", input="Hello")
