"""Tea tasting notes on DashScope."""
import dashscope
from dashscope import Generation, TextEmbedding


def taste(tea: str):
    Generation.call(
        model="qwen-plus",
        messages=[{"role": "system", "content": "You taste tea."}, {"role": "user", "content": tea}],
        max_tokens=90,
        result_format="message",
    )
    Generation.call("qwen-turbo", prompt=tea, stream=True)
    dashscope.MultiModalConversation.call(model="qwen-vl-max", messages=[{"role": "user", "content": [{"text": tea}]}])
    TextEmbedding.call(model="text-embedding-v3", input=tea)
    dashscope.ImageSynthesis.call(model="wanx-v1", prompt=tea, n=1)


def silent():
    dashscope.Tokenization.call(model="qwen-plus", prompt="a")
