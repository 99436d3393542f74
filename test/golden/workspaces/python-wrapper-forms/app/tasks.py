import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from app import llm
from app.llm import chat, complete, many, observed, retried, shout, terse, with_options

STRONG = {"model": "gpt-4.1", "max_output_tokens": 1000}


def decorated():
    retried("One: a decorator repeats it.")
    observed("Two: the default is set in a dictionary.")
    observed("Three: the model is given by name.", model="gpt-4.1")
    shout("Four: made by a decorator that is called.")


async def asynchronous():
    await complete("Five.")
    await complete("Six.", system="You are polite.", model="gpt-4.1", limit=10)
    await terse("Seven: a partial.")
    await asyncio.gather(*[complete(f"Eight: {each}") for each in range(10)])
    await asyncio.gather(complete("Nine."), llm.terse("Ten."))
    task = asyncio.create_task(complete("Eleven."))
    await task


async def in_threads():
    await asyncio.to_thread(retried, "Twelve.", model="gpt-4.1")
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, retried, "Thirteen.", "gpt-4.1")
    await loop.run_in_executor(None, partial(retried, "Fourteen."))
    await loop.run_in_executor(None, lambda: retried("Fifteen."))
    with ThreadPoolExecutor() as pool:
        pool.submit(retried, "Sixteen.")
        pool.map(retried, ["Seventeen a.", "Seventeen b."])


def spread(options: dict):
    with_options("Eighteen: defaults.")
    with_options("Nineteen: given.", {"model": "gpt-4o-mini"})
    with_options("Twenty: a constant.", STRONG)
    retried(**{"prompt": "Twenty-one.", "model": "gpt-4.1"})
    retried("Twenty-two.", **options)
    observed("Twenty-three.", **STRONG)


def others():
    many("Twenty-four a.", "Twenty-four b.")
    chat([{"role": "system", "content": "You are brief."}, {"role": "user", "content": "Twenty-five."}], max_tokens=9)
    chat(messages=[{"role": "user", "content": "Twenty-six."}], temperature=0)
