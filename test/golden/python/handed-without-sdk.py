"""No SDK is imported: a name alone does not tell, save with a method that only LangChain has."""
from langchain_like import prompts
from desk.models import get_llm, llm


def answer(model, question):
    llm.invoke(question)
    get_llm().stream(question)
    model.bind_tools([]).invoke(prompts.answer)
    return model.invoke(question)


async def wait(llm, model, service, question):
    await service.ainvoke(question)
    await model.ainvoke(question)
    return await llm.ainvoke([("system", "You sort tickets."), ("human", question)])
