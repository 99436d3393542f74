from app.llm import Agent, ask, cheaper

ask("One.")
cheaper("Two.")
Agent("You plan journeys.").run("Three.")
