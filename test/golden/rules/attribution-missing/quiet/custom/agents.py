from desk.models import GatewayModel
from pydantic_ai import Agent


class Desk:
    def __init__(self, model):
        self.agent = Agent(model, system_prompt="You are the desk.")

    def answer(self, ticket):
        return self.agent.run_sync(ticket)


def with_a_model_of_elsewhere(ticket):
    return Desk(GatewayModel()).answer(ticket)
