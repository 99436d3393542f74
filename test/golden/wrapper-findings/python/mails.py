from llm import anything, ask_old, embed_all, label, limited, with_model


def mood(mail):
    return label("Classify the mail as happy, neutral or angry. Answer with only the label.", mail)


def topic(mail):
    return label("Is the mail about billing, shipping or something else? Answer with only one word: billing, shipping or other.", mail)


def spam(mail):
    return anything(f"Is this mail spam? Answer yes or no only.\n\n{mail}")


def story(mail):
    return anything(f"Write a long story about this mail.\n\n{mail}")


def old(mails):
    ask_old("Say hello to the team.")
    for mail in mails:
        ask_old(f"Sum up the mail: {mail}")


def short(mail):
    return limited(f"Is this mail spam? Answer yes or no only.\n\n{mail}", 4096)


def vectors(mails):
    return embed_all(mails, "text-embedding-3-small")


def switched(mail):
    with_model("gpt-4.1", mail)
    with_model("gpt-4-0613", mail)


def indented(mail):
    return anything(
        f"""
        Read the mail of a customer of the shop with care.
        Write what the customer wants of the people who read it.
        Write what the customer has tried before, and when.
        Write whether the customer is angry, and what about.
        {mail}
        """
    )


def ignored(mail):
    # callcost-ignore tier-downgrade -- measured in March
    return anything(f"Is this mail a complaint? Answer yes or no only.\n\n{mail}")


def misspelled(mail):
    # callcost-ignore tier-downgarde -- turns off nothing, and is told
    return anything(f"Is this mail a question? Answer yes or no only.\n\n{mail}")
