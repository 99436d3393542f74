from openai import OpenAI

client = OpenAI()


def embed(documents_of_the_shop, number_of_documents):
    vectors = []
    for documents_of_one_request in [
        documents_of_the_shop[start : start + number_of_documents]
        for start in range(0, len(documents_of_the_shop), number_of_documents)
    ]:
        answer = client.embeddings.create(model="text-embedding-3-small", input=documents_of_one_request)
        vectors.extend(answer.data)
    return vectors


def embed_in_a_list(documents_of_the_shop):
    chunks = [documents_of_the_shop[start : start + 50] for start in range(0, len(documents_of_the_shop), 50)]
    return [client.embeddings.create(model="text-embedding-3-small", input=each) for each in chunks]
