import json
import os
from pathlib import Path

import yaml
from box import Box
from omegaconf import OmegaConf

BASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def load_config(path="config.yaml"):
    with open(path, "r") as f:
        return yaml.safe_load(f)


CONFIG = load_config()
JSON_CONFIG = json.loads((Path(__file__).parent / "config.json").read_text())
OMEGA = OmegaConf.load("config.yaml")
BOXED = Box(yaml.load(open(os.path.join(BASE, "config.yaml")), Loader=yaml.FullLoader))


def load_key(key):
    data = load_config()
    value = data
    for k in key.split("."):
        if isinstance(value, dict) and k in value:
            value = value[k]
        else:
            raise KeyError(f"no {key}")
    return value
