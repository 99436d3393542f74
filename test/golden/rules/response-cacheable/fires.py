from openai import OpenAI

client = OpenAI()

BRIEF = """Write a motto for a garden shop in one sentence.
It has a long tradition and a small team that answers every letter itself.
Customers come for old roses, apple trees, herbs and tools that last a lifetime.
The tone is warm and a little dry; nobody likes loud advertising here.
Avoid the words passion, journey, experience and dream in any form.
Rhymes are welcome, but they are no must, and puns are not welcome at all.
It should still sound right on a wooden sign beside the gate in ten years.
It will be printed on paper bags, seed packets, invoices and the van.
Start from what the soil does, not from what the shop does.
Do not name the town, the street or any plant that only grows in summer.
Say nothing about prices, discounts, delivery or opening hours.
It has a long tradition and a small team that answers every letter itself.
Customers come for old roses, apple trees, herbs and tools that last a lifetime.
The tone is warm and a little dry; nobody likes loud advertising here.
Avoid the words passion, journey, experience and dream in any form.
Rhymes are welcome, but they are no must, and puns are not welcome at all.
It should still sound right on a wooden sign beside the gate in ten years.
It will be printed on paper bags, seed packets, invoices and the van.
Start from what the soil does, not from what the shop does.
Do not name the town, the street or any plant that only grows in summer.
Say nothing about prices, discounts, delivery or opening hours.
"""


def motto():
    return client.chat.completions.create(
        model="gpt-4.1",
        temperature=0,
        max_tokens=50,
        messages=[{"role": "user", "content": BRIEF}],
    )


def reference():
    return client.embeddings.create(model="text-embedding-3-small", input=BRIEF)
