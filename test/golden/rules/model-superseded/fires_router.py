from openai import OpenAI

router = OpenAI(base_url="https://openrouter.ai/api/v1")


def of_the_same_maker(question):
    messages = [{"role": "user", "content": question}]
    return router.chat.completions.create(model="openai/gpt-5.4", max_tokens=400, messages=messages)
