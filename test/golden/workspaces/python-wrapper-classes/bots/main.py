from .special import Judge, LongTranslator, Translator


class App:
    def __init__(self):
        self.translator = Translator()
        self.judge = Judge(temperature=0)

    def page(self, page: str):
        return self.translator.complete(page)

    def book(self, pages: list[str]):
        translator = LongTranslator()
        return [translator.complete(page) for page in pages]

    def is_rude(self, text: str):
        return self.judge.judge(text)

    def is_really_rude(self, text: str):
        return self.judge.judge_twice(f"Look at this mail: {text}")


class Robot:
    """Nobody's bot: its method has the same name, and that is all."""

    def complete(self, text: str) -> str:
        return text.upper()

    def judge(self, text: str) -> bool:
        return False


def silent(robot: Robot, robots: list[Robot]):
    Robot().complete("nothing is sent")
    robot.complete("nothing is sent")
    for each in robots:
        each.judge("nothing is sent")
