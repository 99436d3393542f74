"""Where a client comes from: constructors, with blocks, factories, injection, subclasses, wrappers, aliases."""

import asyncio
import functools
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from typing import Annotated, Callable, Optional

import anthropic
import openai
from anthropic import Anthropic as Claude
from fastapi import Depends, FastAPI
from openai import AsyncOpenAI, OpenAI
from openai import OpenAI as Client

from .observability import trace_client

app = FastAPI()


def constructed(text):
    return OpenAI().responses.create(model="gpt-4o", input=text)


def module_attribute(text):
    return openai.OpenAI(api_key="k").responses.create(model="gpt-4o", input=text)


def module_level(text):
    return openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def renamed_import(text):
    client = Client()
    return client.responses.create(model="gpt-4o", input=text)


def renamed_claude(text):
    return Claude().messages.create(model="claude-haiku-4-5", max_tokens=10, messages=[{"role": "user", "content": text}])


def imported_inside(text):
    from openai import OpenAI as Inner

    return Inner().responses.create(model="gpt-4o", input=text)


def with_block(text):
    with OpenAI() as client:
        return client.responses.create(model="gpt-4o", input=text)


async def async_with(text):
    async with AsyncOpenAI() as client:
        return await client.responses.create(model="gpt-4o", input=text)


async def streamed(text):
    async with AsyncOpenAI() as client:
        async with client.responses.stream(model="gpt-4o", input=text) as stream:
            async for event in stream:
                yield event


def make_client():
    return OpenAI(timeout=10)


@lru_cache(maxsize=1)
def cached_client() -> OpenAI:
    return OpenAI()


def typed_client() -> "OpenAI":
    return app.state.registry.lookup("openai")


def from_factory(text):
    return make_client().responses.create(model="gpt-4o", input=text)


def from_cached_factory(text):
    client = cached_client()
    return client.responses.create(model="gpt-4o", input=text)


def from_typed_factory(text):
    return typed_client().responses.create(model="gpt-4o", input=text)


_shared: Optional[OpenAI] = None


def shared() -> OpenAI:
    global _shared
    if _shared is None:
        _shared = OpenAI()
    return _shared


def from_lazy_singleton(text):
    return shared().responses.create(model="gpt-4o", input=text)


def parameter(text, client: OpenAI):
    return client.responses.create(model="gpt-4o", input=text)


def optional_parameter(text, client: Optional[OpenAI] = None):
    client = client or OpenAI()
    return client.responses.create(model="gpt-4o", input=text)


def union_parameter(text, client: "OpenAI | None" = None):
    if client is None:
        client = OpenAI()
    return client.responses.create(model="gpt-4o", input=text)


@app.post("/answer")
async def injected(text: str, client: Annotated[AsyncOpenAI, Depends(make_client)]):
    return await client.responses.create(model="gpt-4o", input=text)


@app.post("/answer-default")
async def injected_default(text: str, client=Depends(cached_client)):
    return await client.responses.create(model="gpt-4o", input=text)


class Service:
    shared_client = OpenAI()
    annotated: AsyncOpenAI

    def __init__(self, client: OpenAI, claude=None):
        self.client = client
        self._claude = claude or anthropic.Anthropic()
        self._lazy = None
        self.completions = client.chat.completions

    @property
    def lazy(self):
        if self._lazy is None:
            self._lazy = OpenAI()
        return self._lazy

    def injected(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)

    def defaulted(self, text):
        return self._claude.messages.create(
            model="claude-haiku-4-5", max_tokens=10, messages=[{"role": "user", "content": text}]
        )

    def class_field(self, text):
        return self.shared_client.responses.create(model="gpt-4o", input=text)

    def annotated_field(self, text):
        return self.annotated.responses.create(model="gpt-4o", input=text)

    def lazy_property(self, text):
        return self.lazy.responses.create(model="gpt-4o", input=text)

    def stored_resource(self, text):
        return self.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

    def make(self):
        return self.client.with_options(max_retries=5)

    def from_method(self, text):
        return self.make().responses.create(model="gpt-4o", input=text)


class LoggingClient(OpenAI):
    def log(self):
        return "ok"


def subclass(text):
    client = LoggingClient()
    return client.responses.create(model="gpt-4o", input=text)


def wrapped(text):
    client = trace_client(OpenAI())
    return client.responses.create(model="gpt-4o", input=text)


def with_options(text):
    return OpenAI().with_options(timeout=5).responses.create(model="gpt-4o", input=text)


def raw_response(text):
    return OpenAI().chat.completions.with_raw_response.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}]
    )


def beta_parse(text):
    return OpenAI().beta.chat.completions.parse(model="gpt-4o", messages=[{"role": "user", "content": text}])


create = OpenAI().chat.completions.create
ask = partial(create, model="gpt-4o-mini", max_tokens=40)


def alias(text):
    return create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def partial_application(text):
    return ask(messages=[{"role": "user", "content": text}])


def local_alias(text, client: OpenAI):
    chat = client.chat
    return chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


async def in_thread(text):
    client = make_client()
    return await asyncio.to_thread(
        client.chat.completions.create, model="gpt-4o", messages=[{"role": "user", "content": text}]
    )


async def in_executor(text):
    client = make_client()
    loop = asyncio.get_running_loop()
    call = functools.partial(client.responses.create, model="gpt-4o", input=text)
    return await loop.run_in_executor(None, call)


async def gathered(texts):
    client = AsyncOpenAI()
    return await asyncio.gather(*[client.responses.create(model="gpt-4o", input=text) for text in texts])


clients = {"openai": OpenAI(), "claude": anthropic.Anthropic()}


def from_table(text):
    return clients["claude"].messages.create(
        model="claude-haiku-4-5", max_tokens=10, messages=[{"role": "user", "content": text}]
    )


def make_pair():
    return OpenAI(), anthropic.Anthropic()


def from_tuple(text):
    first, second = make_pair()
    return first.responses.create(model="gpt-4o", input=text)


@asynccontextmanager
async def lifespan(app):
    app.state.client = AsyncOpenAI()
    yield


async def conditional(text, azure):
    client = openai.AsyncAzureOpenAI() if azure else AsyncOpenAI()
    return await client.responses.create(model="gpt-4o", input=text)
