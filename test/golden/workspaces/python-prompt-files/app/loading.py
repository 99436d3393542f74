from functools import lru_cache
from pathlib import Path

PROMPTS = Path(__file__).resolve().parent / "prompts"


@lru_cache(maxsize=None)
def load_prompt(name: str) -> str:
    path = PROMPTS / f"{name}.txt"
    if not path.exists():
        raise FileNotFoundError(path)
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


def load_or_empty(path: str) -> str:
    try:
        with open(path, "r", encoding="utf-8") as f:
            return f.read()
    except FileNotFoundError:
        return ""


class PromptLoader:
    def __init__(self, folder: str = "prompts"):
        self.folder = Path(__file__).parent.joinpath(folder)

    def load(self, name: str) -> str:
        return (self.folder / name).with_suffix(".md").read_text(encoding="utf-8")
