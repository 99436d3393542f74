"""Fields of data classes and models: what the class says holds where nobody can have given anything else."""
import copy
from dataclasses import asdict, dataclass, field
from typing import Optional

from openai import OpenAI
from pydantic import BaseModel, Field

client = OpenAI()
QUESTION = [{"role": "user", "content": "Name a river."}]


@dataclass
class Decoding:
    max_tokens: int = 1800
    n: int = 1
    stream: bool = False
    stop: Optional[list] = None
    extra: dict = field(default_factory=dict)


class Options(BaseModel):
    model: str
    temperature: float = 0.2
    limit: Optional[int] = None
    stream: bool = False
    params: dict = Field(default_factory=dict)


def given(decoding: Decoding, options: Options):
    client.chat.completions.create(
        model=options.model, messages=QUESTION, stream=options.stream, max_tokens=options.limit
    )
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **options.params)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **decoding.extra)


def spread(decoding: Decoding, options: Options):
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **decoding.__dict__)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **asdict(decoding))
    client.chat.completions.create(messages=QUESTION, **options.model_dump(exclude_none=True))


def made():
    decoding = copy.deepcopy(Decoding(max_tokens=300, stream=True))
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **decoding.__dict__)
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **asdict(Decoding()))
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **vars(Decoding(max_tokens=20)))
    options = Options(model="gpt-4.1", limit=50)
    client.chat.completions.create(
        model=options.model, messages=QUESTION, stream=options.stream, max_tokens=options.limit, **options.params
    )
    client.chat.completions.create(messages=QUESTION, **Options(model="gpt-4.1-mini").dict())


def completed(options=None, history=None, stream=None):
    options = options or {}
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **options)
    limits = dict(options or {"max_tokens": 90})
    client.chat.completions.create(model="gpt-4o", messages=QUESTION, **limits)
    messages = history or []
    messages.append({"role": "user", "content": "Name a lake."})
    client.chat.completions.create(model="gpt-4o", messages=messages, stream=stream or False)
