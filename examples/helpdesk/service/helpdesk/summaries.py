"""Summaries for the hand-over between shifts."""

from __future__ import annotations

from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

from .tickets import Ticket, transcript

SUMMARY_PROMPT = ChatPromptTemplate.from_messages(
    [
        (
            "system",
            "You summarise support conversations for the colleague who takes over. At most five bullet points: "
            "what the customer wants, what was promised and by when, what is still open. No greeting, no opinion.",
        ),
        ("human", "{conversation}"),
    ]
)

HANDOVER_PROMPT = ChatPromptTemplate.from_template(
    "These are the open tickets of the shift, one summary each:\n\n{summaries}\n\n"
    "Write the hand-over note: first what must happen today, then what can wait. At most 200 words."
)

llm = ChatOpenAI(model="gpt-5.4-mini", temperature=0, max_tokens=250)

summarise_one = SUMMARY_PROMPT | llm | StrOutputParser()


def summarise(ticket: Ticket) -> str:
    return summarise_one.invoke({"conversation": transcript(ticket)})


def handover_note(tickets: list[Ticket]) -> str:
    """One note on all open tickets: they are summarised side by side, then together."""
    summaries = summarise_one.batch([{"conversation": transcript(ticket)} for ticket in tickets])
    writer = HANDOVER_PROMPT | ChatOpenAI(model="gpt-6-sol") | StrOutputParser()
    return writer.invoke({"summaries": "\n\n".join(summaries)})
