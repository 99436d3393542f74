import configparser
import json
import tomllib

import toml
import yaml
from anthropic import Anthropic
from openai import OpenAI

from app.settings import BOXED, CONFIG, JSON_CONFIG, OMEGA, load_key

client = OpenAI()
anthropic = Anthropic()


def user(text):
    return [{"role": "user", "content": text}]


def from_json(ticket):
    llm = JSON_CONFIG["llm"]
    return client.chat.completions.create(
        model=llm["model"],
        max_tokens=llm.get("max_tokens", 100),
        messages=[{"role": "system", "content": JSON_CONFIG["prompts"]["system"]}, {"role": "user", "content": ticket}],
    )


def from_json_list(ticket):
    return client.chat.completions.create(model=JSON_CONFIG["models"][1], messages=user(ticket))


def from_json_by_name(name, ticket):
    return client.chat.completions.create(model=JSON_CONFIG["llm"][name], messages=user(ticket))


def from_json_file(ticket):
    with open("app/config.json") as f:
        config = json.load(f)
    return client.chat.completions.create(**{"model": config["llm"]["model"]}, messages=user(ticket))


def from_yaml(ticket):
    return anthropic.messages.create(
        model=CONFIG["llm"]["model"],
        max_tokens=CONFIG["llm"]["max_tokens"],
        system=CONFIG["prompts"]["reply"],
        messages=user(ticket),
    )


def from_yaml_default(ticket):
    return client.chat.completions.create(
        model=CONFIG.get("llm", {}).get("chat_model", "gpt-4o"), messages=user(ticket)
    )


def from_yaml_environment(ticket):
    return client.chat.completions.create(model=CONFIG["llm"]["from_environment"], messages=user(ticket))


def from_yaml_interpolated(ticket):
    return client.chat.completions.create(model=CONFIG["llm"]["interpolated"], messages=user(ticket))


def from_omega(ticket):
    return anthropic.messages.create(model=OMEGA.llm.model, max_tokens=OMEGA.llm.max_tokens, messages=user(ticket))


def from_box(ticket):
    return anthropic.messages.create(model=BOXED.llm.model, max_tokens=BOXED.llm.max_tokens, messages=user(ticket))


def from_toml(ticket):
    with open("config.toml", "rb") as f:
        config = tomllib.load(f)
    return client.chat.completions.create(
        model=config["llm"]["model"],
        max_tokens=config["llm"]["max_tokens"],
        messages=[{"role": "system", "content": config["prompts"]["judge"]}, {"role": "user", "content": ticket}],
    )


def from_toml_package(ticket):
    config = toml.load("config.toml")
    return client.chat.completions.create(model=config.get("llm").get("model"), messages=user(ticket))


def from_ini(ticket):
    config = configparser.ConfigParser()
    config.read("settings.ini")
    return client.chat.completions.create(
        model=config["MAIN"]["provider_model"], max_tokens=config.getint("MAIN", "max_tokens"), messages=user(ticket)
    )


def from_ini_get(ticket):
    config = configparser.ConfigParser()
    config.read("./settings.ini")
    return client.chat.completions.create(model=config.get("MAIN", "provider_model"), messages=user(ticket))


def from_list(ticket):
    prompts = yaml.safe_load(open("prompts.yml"))
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "system", "content": prompts[1]["text"]}, {"role": "user", "content": ticket}]
    )


def changed_by_the_program(ticket, model):
    config = json.load(open("app/config.json"))
    config["llm"] = {"model": model}
    return client.chat.completions.create(model=config["llm"]["model"], messages=user(ticket))


def not_there(ticket):
    config = json.load(open("app/nowhere.json"))
    return client.chat.completions.create(model=config["llm"]["model"], messages=user(ticket))


def by_path(ticket):
    return anthropic.messages.create(
        model=load_key("llm.model"), max_tokens=load_key("llm.max_tokens"), messages=user(ticket)
    )


def by_path_that_is_not_there(ticket):
    return anthropic.messages.create(model=load_key("llm.chat.model"), max_tokens=10, messages=user(ticket))
