"""Recipe search on Voyage."""
import voyageai

vo = voyageai.Client()


def index(recipes: list[str], query: str):
    vo.embed(recipes, model="voyage-3-large", input_type="document")
    vo.multimodal_embed([["a soup"]], model="voyage-multimodal-3")
    return vo.rerank(query, recipes, model="rerank-2.5", top_k=3)


async def later(texts):
    return await voyageai.AsyncClient().embed(texts, "voyage-3-lite")


def silent(texts):
    vo.count_tokens(texts)
