"""Claims of an insurance office on watsonx.ai."""
from ibm_watsonx_ai.foundation_models import Embeddings, ModelInference
from ibm_watsonx_ai.metanames import GenTextParamsMetaNames as GenParams

clerk = ModelInference(model_id="ibm/granite-3-8b-instruct", params={"max_tokens": 200}, project_id="p")
reader = ModelInference(model_id="meta-llama/llama-3-3-70b-instruct", params={GenParams.MAX_NEW_TOKENS: 100})


def assess(claim: str):
    clerk.chat(messages=[{"role": "system", "content": "You assess claims."}, {"role": "user", "content": claim}])
    reader.generate_text(prompt=f"Summarise: {claim}")
    for chunk in reader.generate_text_stream(claim, params={"max_new_tokens": 20}):
        print(chunk)
    return Embeddings(model_id="ibm/slate-125m-english-rtrvr").embed_query(claim)


def silent():
    clerk.get_details()
    clerk.tokenize(prompt="a")
