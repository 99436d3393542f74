"""No SDK is imported: a name alone does not tell."""
from langchain_like import prompts
from desk.models import get_llm, llm


def answer(model, question):
    llm.invoke(question)
    get_llm().ainvoke(question)
    model.bind_tools([]).invoke(prompts.answer)
    return model.invoke(question)
