"""How a model id travels to its call: variables, parameter dicts, spreads, tables, conditions, functions, cycles."""

import random

from openai import OpenAI

client = OpenAI()

MODELS = {"fast": "gpt-4o-mini", "smart": "gpt-4.1"}
NESTED = {"chat": {"model": "gpt-4o", "limit": 400}}
LADDER = ["gpt-4o-mini", "gpt-4.1"]
DEFAULTS = {"model": "gpt-4o", "temperature": 0.2, "max_tokens": 200}
DEFAULT_MODEL = MODELS["smart"]


def table_by_key(text):
    return client.responses.create(model=MODELS["fast"], input=text)


def table_constant(text):
    return client.responses.create(model=DEFAULT_MODEL, input=text)


def table_unknown_key(text, speed):
    return client.responses.create(model=MODELS[speed], input=text)


def table_get_default(text, speed):
    return client.responses.create(model=MODELS.get(speed, "gpt-4o"), input=text)


def table_get_known(text):
    return client.responses.create(model=MODELS.get("fast"), input=text)


def table_nested(text):
    return client.responses.create(model=NESTED["chat"]["model"], input=text, max_output_tokens=NESTED["chat"]["limit"])


def list_by_index(text):
    return client.responses.create(model=LADDER[0], input=text)


def list_last(text):
    return client.responses.create(model=LADDER[-1], input=text)


def list_random(text):
    return client.responses.create(model=random.choice(LADDER), input=text)


def ternary(text, careful):
    return client.responses.create(model="gpt-4.1" if careful else "gpt-4o-mini", input=text)


def branches(text, careful):
    if careful:
        model = "gpt-4.1"
    else:
        model = "gpt-4o-mini"
    return client.responses.create(model=model, input=text)


def branch_with_same_value(text, careful):
    if careful:
        model = "gpt-4o"
    else:
        model = "gpt-4o"
    return client.responses.create(model=model, input=text)


def match_case(text, level):
    match level:
        case "high":
            model = "gpt-4.1"
        case _:
            model = "gpt-4.1-nano"
    return client.responses.create(model=model, input=text)


def reassigned(text):
    model = "gpt-4o"
    model = "gpt-4o-mini"
    first = client.responses.create(model=model, input=text)
    model = "gpt-4.1"
    second = client.responses.create(model=model, input=text)
    return first, second


def overridden_on_condition(text, long):
    model = "gpt-4o-mini"
    if long:
        model = "gpt-4.1"
    return client.responses.create(model=model, input=text)


def early_return(text, cheap):
    if cheap:
        model = "gpt-4o-mini"
        return client.responses.create(model=model, input=text)
    model = "gpt-4.1"
    return client.responses.create(model=model, input=text)


def pick_model():
    return "gpt-4o"


def pick_by(level):
    if level > 3:
        return "gpt-4.1"
    return "gpt-4o-mini"


def with_prefix(name, prefix="gpt-"):
    return prefix + name


def function_constant(text):
    return client.responses.create(model=pick_model(), input=text)


def function_choice(text, level):
    return client.responses.create(model=pick_by(level), input=text)


def function_argument(text):
    return client.responses.create(model=with_prefix("4o-mini"), input=text)


def lambda_value(text):
    choose = lambda: "gpt-4.1-mini"
    return client.responses.create(model=choose(), input=text)


def params_dict(text):
    params = {"model": "gpt-4o-mini", "input": text, "max_output_tokens": 128}
    return client.responses.create(**params)


def params_built(text, stream):
    params = dict(model="gpt-4o", input=text)
    params["max_output_tokens"] = 64
    params.update({"temperature": 0.1})
    if stream:
        params["stream"] = True
    return client.responses.create(**params)


def params_merged(text):
    return client.chat.completions.create(**{**DEFAULTS, "max_tokens": 50}, messages=[{"role": "user", "content": text}])


def params_union(text):
    return client.chat.completions.create(**(DEFAULTS | {"model": "gpt-4.1"}), messages=[{"role": "user", "content": text}])


def params_deleted(text):
    params = {"model": "gpt-4o", "max_tokens": 10, "messages": [{"role": "user", "content": text}]}
    params.pop("max_tokens")
    return client.chat.completions.create(**params)


def kwargs_known(text):
    return forward(text, model="gpt-4o", max_tokens=99)


def forward(text, **kwargs):
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **kwargs)


def kwargs_after_model(text, **kwargs):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], **kwargs)


def kwargs_default(text, **kwargs):
    model = kwargs.get("model", "gpt-4o-mini")
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}])


def kwargs_popped(text, **kwargs):
    return client.chat.completions.create(
        model=kwargs.pop("model", "gpt-4.1"), messages=[{"role": "user", "content": text}], **kwargs
    )


def kwargs_setdefault(text, **kwargs):
    kwargs.setdefault("model", "gpt-4o-mini")
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **kwargs)


def kwargs_entry(text, **kwargs):
    kwargs["model"] = "gpt-4o"
    kwargs["max_tokens"] = 120
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **kwargs)


def setdefault_of_known(text):
    params = {"model": "gpt-4o", "input": text}
    params.setdefault("model", "gpt-4.1")
    return client.responses.create(**params)


def unpacked(text):
    model, limit = "gpt-4o", 77
    return client.chat.completions.create(
        model=model, messages=[{"role": "user", "content": text}], max_tokens=limit
    )


def walrus(text):
    if (model := "gpt-4o-mini") and text:
        return client.responses.create(model=model, input=text)


def stripped(text):
    return client.responses.create(model=" gpt-4o ".strip(), input=text)


def replaced(text):
    return client.responses.create(model="openai/gpt-4o".replace("openai/", ""), input=text)


def split(text):
    return client.responses.create(model="openai/gpt-4o".split("/")[-1], input=text)


def formatted_with_parameter(text, size):
    return client.responses.create(model=f"gpt-4o-{size}", input=text)


def attribute_of_request(request):
    return client.responses.create(model=request.model, input=request.text)


CYCLE_A = CYCLE_B
CYCLE_B = CYCLE_A


def cyclic(text):
    return client.responses.create(model=CYCLE_A, input=text)


def self_reference(text, model="gpt-4o"):
    model = model
    return client.responses.create(model=model, input=text)


def endless(level):
    return endless(level + 1)


def recursive(text):
    return client.responses.create(model=endless(0), input=text)


current_model = None


def configure():
    global current_model
    current_model = "gpt-4.1-mini"


def configured(text):
    return client.responses.create(model=current_model, input=text)


def first_of_loop(text):
    for model in LADDER:
        try:
            return client.responses.create(model=model, input=text)
        except Exception:
            continue


def changed_by_inner_function(text):
    model = "gpt-4o"

    def escalate():
        nonlocal model
        model = "gpt-4.1"

    escalate()
    return client.responses.create(model=model, input=text)
