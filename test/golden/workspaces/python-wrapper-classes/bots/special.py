from .base import Base


class Translator(Base):
    model = "claude-sonnet-4-5"
    system = "Translate what you are given to German."


class Judge(Base):
    max_tokens = 5
    system = "Is this rude? Answer yes or no."

    def judge(self, text: str) -> bool:
        return self.complete(text).startswith("yes")

    def judge_twice(self, text: str) -> bool:
        return self.judge(text) and super().complete(text, model="claude-opus-4-5") == "yes"


class LongTranslator(Translator):
    max_tokens = 4096

    @property
    def system(self) -> str:
        return "Translate the whole book to German."
