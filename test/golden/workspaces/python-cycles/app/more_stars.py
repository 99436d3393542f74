from openai import OpenAI

from app.stars import *

OpenAI().responses.create(model=STAR_MODEL, input=STAR_PROMPT)
