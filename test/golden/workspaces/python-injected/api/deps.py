from typing import Annotated

from fastapi import Depends, Request
from openai import AsyncOpenAI

from api.service import Summaries


def get_openai() -> AsyncOpenAI:
    return AsyncOpenAI(max_retries=0)


async def get_summaries(client: AsyncOpenAI = Depends(get_openai)) -> Summaries:
    return Summaries(client)


def get_from_state(request: Request) -> Summaries:
    return request.app.state.summaries


OpenAIClient = Annotated[AsyncOpenAI, Depends(get_openai)]
SummariesService = Annotated[Summaries, Depends(get_summaries)]
