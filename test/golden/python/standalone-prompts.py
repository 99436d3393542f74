"""Prompts that reach no call of this file, and texts that are no prompts."""

from textwrap import dedent

SYSTEM_PROMPT = "You are a support agent of a book shop. Answer in two sentences at most."

TRIAGE_PROMPT = """Sort the ticket below into one of: billing, technical, other.

Ticket: {ticket}
"""

REVIEW_INSTRUCTIONS = dedent("""
    Read the pull request and list the three most important problems.
    Name the file and the line of each.
""")

GREETING = (
    "You are a careful editor who reads drafts of newspaper articles and answers with a corrected version. "
    "Keep the voice of the author, fix grammar and spelling, never add facts, and mark every sentence "
    "that needs a source with a note in square brackets."
)

ERROR_TEXT = "You are not allowed to open this page. Ask your administrator for the role that the page needs."
PROMPT_VERSION = "v12"
prompt_path = "prompts/system.txt"
LICENCE = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files, to deal in the software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the software."""


class Prompts:
    SUMMARY_PROMPT = "Summarise the conversation in three bullet points for a colleague who takes over."

    def build(self, subject):
        prompt = f"Write a friendly reply about {subject} and close with an open question to the customer."
        return prompt


QUERY = "SELECT id, name FROM customers WHERE country = 'DE' ORDER BY name -- every customer in Germany"
