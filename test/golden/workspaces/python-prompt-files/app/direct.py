import os
import pkgutil
from importlib import resources
from pathlib import Path
from string import Template

import aiofiles
from jinja2 import Environment, FileSystemLoader
from openai import AsyncOpenAI, OpenAI

from . import prompts

client = OpenAI()
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = Path(__file__).parents[1]


def ask(system, user):
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]


def by_os_path(ticket):
    with open(os.path.join(HERE, "prompts", "triage.txt"), encoding="utf-8") as f:
        system = f.read()
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket), max_tokens=5)


def by_parents(ticket):
    system = (ROOT / "prompts" / "summary.md").read_text().strip()
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def by_working_directory(ticket):
    system = Path("prompts/summary.md").read_bytes().decode("utf-8")
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def by_f_string(ticket):
    system = open(f"{HERE}/prompts/polish.md").read()
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def by_package(ticket):
    system = resources.files("app.prompts").joinpath("polish.md").read_text()
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def by_package_module(ticket):
    system = resources.files(prompts) / "polish.md"
    return client.chat.completions.create(model="gpt-4o", messages=ask(system.read_text(), ticket))


def by_package_text(ticket):
    system = resources.read_text("app.prompts", "triage.txt")
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def by_package_data(ticket):
    system = pkgutil.get_data("app", "prompts/triage.txt").decode("utf-8")
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


async def by_aiofiles(ticket):
    async with aiofiles.open("app/prompts/triage.txt", mode="r") as f:
        system = await f.read()
    return await AsyncOpenAI().chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def formatted(ticket):
    text = open("app/prompts/translate.txt").read().format(customer="Acme", ticket=ticket)
    return client.chat.completions.create(model="gpt-4o", messages=ask("Translate.", text))


def substituted(topic):
    text = Template(Path("app/prompts/ask.txt").read_text()).safe_substitute(name="Ada", topic=topic)
    return client.chat.completions.create(model="gpt-4o", messages=ask("Ask.", text))


def rendered(question, history):
    environment = Environment(loader=FileSystemLoader("app/templates"))
    text = environment.get_template("answer.j2").render(product="Desk", question=question, history=history)
    return client.chat.completions.create(model="gpt-4o", messages=ask("Answer.", text))


def missing(ticket):
    system = open("prompts/not-there.txt").read()
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def chosen(name, ticket):
    system = open(f"prompts/{name}.md").read()
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def ambiguous(ticket):
    system = open("same.txt").read()
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))


def outside(ticket):
    system = open("/etc/prompts/summary.md").read() + open("../../../summary.md").read()
    return client.chat.completions.create(model="gpt-4o", messages=ask(system, ticket))
