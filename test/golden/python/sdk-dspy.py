"""Support tickets on DSPy."""
import dspy

lm = dspy.LM("openai/gpt-4o-mini", max_tokens=500)
dspy.configure(lm=lm)


class Answer(dspy.Signature):
    """Answer a ticket."""

    ticket: str = dspy.InputField()
    answer: str = dspy.OutputField()


class Desk(dspy.Module):
    def __init__(self):
        self.sort = dspy.Predict("ticket -> priority")
        self.answer = dspy.ChainOfThought(Answer)

    def forward(self, ticket):
        priority = self.sort(ticket=ticket).priority
        return self.answer(ticket=ticket, priority=priority)


def ask(ticket: str):
    lm("Say hello.")
    agent = dspy.ReAct(Answer, tools=[], max_iters=5)
    agent(ticket=ticket)
    return Desk()(ticket=ticket)
