from openai import OpenAI

client = OpenAI()


def rules(day):
    return "\n".join(
        [
            f"Today is {day}.",
            "You are the assistant of a nursery of trees, and you answer the letters that come in by post.",
            "Answer in the language of the letter, and in no other one, even where the letter is hard to read.",
            "Never promise a day of delivery, since nobody knows how wet the soil will be in the week after.",
            "Where somebody asks for a price, name the list of the year and the page on which the tree stands.",
            "Where somebody is angry, say what went wrong in one sentence, and what happens now in another one.",
            "Sign with the name of the nursery alone, and never with that of a person who works there.",
            "Keep to what is written in the letter, and ask where it does not say what is wanted of us.",
        ]
    )


def first(letter, day):
    return client.responses.create(model="gpt-4.1", instructions=rules(day), input=letter)


def second(letter, day):
    return client.responses.create(model="gpt-4.1", instructions=rules(day), input=letter)
