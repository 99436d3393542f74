import os
from functools import cache, cached_property, lru_cache

from anthropic import Anthropic
from openai import AsyncOpenAI, OpenAI

_client = None
claude: Anthropic | None = None


def get_client() -> OpenAI:
    global _client
    if _client is None:
        _client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
    return _client


def start() -> None:
    global claude
    claude = Anthropic()


@lru_cache(maxsize=1)
def cached_client():
    return AsyncOpenAI(max_retries=0)


@cache
def untyped():
    client = OpenAI()
    client.timeout = 30
    return client


class Clients:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self):
        self.openai = OpenAI()

    @cached_property
    def anthropic(self):
        return Anthropic()

    @property
    def fast(self) -> OpenAI:
        return self.openai

    @classmethod
    def shared(cls) -> "Clients":
        return cls()

    @staticmethod
    def azure():
        from openai import AzureOpenAI

        return AzureOpenAI(azure_endpoint="https://example.openai.azure.com", api_version="2024-10-21")


clients = Clients()
