from openai import OpenAI
from opentelemetry import trace

client = OpenAI()
tracer = trace.get_tracer(__name__)


def chat(question: str):
    with tracer.start_as_current_span("reply") as span:
        span.set_attribute("feature", "reply")
        return client.chat.completions.create(model="gpt-5.4", messages=[{"role": "user", "content": question}])
