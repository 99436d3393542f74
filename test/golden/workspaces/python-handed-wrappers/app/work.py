import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import Pool
from threading import Thread

from tqdm.contrib.concurrent import thread_map

from app.llm import Desk, ask, far, later

RIVERS = ["Where does the Rhine end?", "Where does the Elbe end?"]
MODELS = ["gpt-4o", "gpt-4.1"]


def mapped(texts: list[str]):
    with ThreadPoolExecutor() as executor:
        list(executor.map(ask, texts))
        list(executor.map(ask, RIVERS, MODELS))
        executor.map(partial(ask, model="gpt-4.1"), RIVERS)
    with Pool(4) as pool:
        pool.map(ask, [f"Where does {text} end?" for text in texts])
        for answer in pool.imap_unordered(ask, RIVERS):
            print(answer)
        pool.starmap(ask, [("Name a lake.", "gpt-4o"), ("Name a sea.", "gpt-4.1")])
        pool.apply_async(ask, ("Name a hill.", "gpt-4o"))
        pool.apply(ask, args=("Name a city.",), kwds={})
    thread_map(ask, RIVERS, max_workers=4)
    return list(map(ask, RIVERS))


def submitted(texts: list[str], background_tasks):
    with ProcessPoolExecutor() as executor:
        futures = [executor.submit(ask, text) for text in texts]
        again = {executor.submit(ask, text, "gpt-4o"): text for text in RIVERS}
    background_tasks.add_task(ask, "Name a road.")
    Thread(target=ask, args=("Name a house.",)).start()
    Thread(target=ask, args=("Name a bridge.",), kwargs={"model": "gpt-4.1"}).start()
    return futures, again


async def gathered(texts: list[str]):
    await asyncio.gather(*(asyncio.to_thread(ask, text) for text in RIVERS))
    await asyncio.gather(*[asyncio.to_thread(ask, text) for text in texts])
    for number in range(1, 4):
        ask(f"Number {number}?")
    for index, text in enumerate(RIVERS):
        ask(f"{index}: {text}")
    for name, text in {"rhine": "Where does it end?", "elbe": "Where does it begin?"}.items():
        ask(f"{name}: {text}")


async def elsewhere(texts: list[str]):
    far.remote("Name a tree.")
    await far.remote.aio("Name a flower.")
    far.spawn("Name a leaf.")
    list(far.map(RIVERS))
    Desk().answer.remote("Name a bird.")
    list(Desk().answer.map(texts))
    later.delay("Name a fish.")
    later.apply_async(args=("Name a cat.",))
    later.apply_async(("Name a dog.",))


def not_called(texts: list[str]):
    names = sorted(texts, key=ask)
    register("ask", ask)
    return names, RIVERS.index(ask)
