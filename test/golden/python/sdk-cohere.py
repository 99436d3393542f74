"""Library search on Cohere."""
import cohere

co = cohere.Client("key")
v2 = cohere.ClientV2()


def answer(question: str, books):
    return co.chat(
        model="command-r-plus",
        message=question,
        preamble="You are a librarian.",
        chat_history=[{"role": "USER", "message": "Do you have atlases?"}, {"role": "CHATBOT", "message": "Yes."}],
        documents=books,
        max_tokens=220,
    )


def answer_v2(question: str):
    v2.chat(model="command-a-03-2025", messages=[{"role": "system", "content": "Be kind."}, {"role": "user", "content": question}])
    for event in v2.chat_stream(model="command-a-03-2025", messages=[{"role": "user", "content": question}], max_tokens=90):
        print(event)
    co.v2.chat(model="command-r7b-12-2024", messages=[{"role": "user", "content": question}], max_tokens=10)


async def search(query: str, titles: list[str]):
    async with cohere.AsyncClientV2() as client:
        await client.embed(model="embed-v4.0", texts=titles, input_type="search_document", embedding_types=["float"])
        return await client.rerank(model="rerank-v3.5", query=query, documents=titles, top_n=3)


def legacy(text):
    co.generate(prompt=text, max_tokens=30)
    co.classify(model="embed-english-v3.0", inputs=[text], examples=[])


def from_elsewhere(reader, texts):
    return reader.embed(model="embed-v4.0", input_type="search_query", embedding_types=["float"], texts=texts)


def silent(shelf):
    co.tokenize(text="a", model="command")
    shelf.chat(message="hello")
    shelf.embed("hello")
