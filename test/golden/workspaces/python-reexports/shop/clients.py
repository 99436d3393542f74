from openai import OpenAI

__all__ = ["client"]

client = OpenAI()
_hidden = "not for others"
