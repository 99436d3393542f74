from fastapi import APIRouter, Depends
from openai import AsyncOpenAI

from api.deps import OpenAIClient, SummariesService, get_from_state, get_openai, get_summaries
from api.service import Report, Summaries

router = APIRouter()


@router.post("/summary")
async def summary(text: str, summaries: Summaries = Depends(get_summaries)):
    return await summaries.summarize(text)


@router.post("/annotated")
async def annotated(summaries: SummariesService):
    return await summaries.summarize("Annotated.", limit=10)


@router.post("/state")
async def state(summaries=Depends(get_from_state)):
    return await summaries.summarize("From the state of the application.")


@router.post("/direct")
async def direct(question: str, client: OpenAIClient):
    return await client.responses.create(model="gpt-4.1", input=question)


@router.post("/depends")
async def depends(question: str, client: AsyncOpenAI = Depends(get_openai)):
    return await client.responses.create(model="gpt-4.1", input=question)


@router.post("/strong")
async def strong(client: OpenAIClient):
    return await Summaries(client, "gpt-4o").summarize("Strong.")


async def report(given: Report):
    return await given.write("bees")
