from app import prompts
from app.llm import anthropic_client, client, new_client
from app.prompts import TRIAGE
from app.settings import FALLBACK_MODEL, LIMITS, get_settings, settings
import app.prompts.support as support


def triage(ticket: str) -> str:
    return client.chat.completions.create(
        model=settings.chat_model,
        max_tokens=settings.max_tokens,
        messages=[{"role": "system", "content": TRIAGE}, {"role": "user", "content": ticket}],
    )


def reply(ticket: str) -> str:
    return anthropic_client.messages.create(
        model=FALLBACK_MODEL,
        max_tokens=LIMITS.summary,
        system=support.system_prompt("Desk"),
        messages=[{"role": "user", "content": prompts.REPLY.format(ticket=ticket)}],
    )


async def judge(answer: str):
    return await new_client().chat.completions.create(
        model=get_settings().judge_model,
        messages=[{"role": "user", "content": f"Is this right? {answer}"}],
    )
