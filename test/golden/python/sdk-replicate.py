"""Album covers and liner notes on Replicate."""
import replicate

client = replicate.Client(api_token="token")


def liner_notes(album: str):
    output = replicate.run(
        "meta/meta-llama-3-70b-instruct",
        input={"prompt": f"Liner notes for {album}", "system_prompt": "You love jazz.", "max_tokens": 300},
    )
    return "".join(output)


def cover(album: str):
    for event in replicate.stream("meta/llama-2-7b-chat", input={"prompt": album, "max_new_tokens": 64}):
        print(event)
    client.run("black-forest-labs/flux-schnell", input={"prompt": f"Cover of {album}"})
    return client.predictions.create(model="openai/gpt-4.1-mini", input={"prompt": album})


def silent(app):
    app.run("meta/meta-llama-3-70b-instruct")
    replicate.models.list()
