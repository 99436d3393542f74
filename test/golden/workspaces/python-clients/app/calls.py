from app import clients as module
from app.clients import Clients, cached_client, claude, clients, get_client, untyped


def one():
    return get_client().responses.create(model="gpt-4o", input="One.")


def two():
    client = get_client()
    return client.responses.create(model="gpt-4o", input="Two.")


async def three():
    return await cached_client().responses.create(model="gpt-4o", input="Three.")


def four():
    return untyped().responses.create(model="gpt-4o", input="Four.")


def five():
    return claude.messages.create(model="claude-sonnet-4-5", max_tokens=5, messages=[{"role": "user", "content": "Five."}])


def six():
    return clients.openai.responses.create(model="gpt-4o", input="Six.")


def seven():
    return clients.anthropic.messages.create(
        model="claude-haiku-4-5", max_tokens=7, messages=[{"role": "user", "content": "Seven."}]
    )


def eight():
    return Clients().fast.responses.create(model="gpt-4o", input="Eight.")


def nine():
    return Clients.shared().openai.responses.create(model="gpt-4o", input="Nine.")


def ten():
    return Clients.azure().chat.completions.create(
        model="my-deployment", messages=[{"role": "user", "content": "Ten."}]
    )


def eleven():
    return module.get_client().responses.create(model="gpt-4o", input="Eleven.")


def nothing_of_ours(clients):
    return clients.openai.responses.create(model="gpt-4o", input="An argument hides the name.")
