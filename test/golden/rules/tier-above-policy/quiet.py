from openai import OpenAI

client = OpenAI()


def rank(results):
    return client.responses.create(model="gpt-6-sol", input=f"Rank these results: {results}")


def chosen_at_run_time(results, settings):
    return client.responses.create(model=settings.model, input=f"Rank these results: {results}")


def draw(results):
    return client.images.generate(model="gpt-image-1", prompt=f"A chart of {results}")
