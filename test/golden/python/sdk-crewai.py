"""Support tickets on CrewAI."""
from crewai import LLM, Agent, Crew, Process, Task
from langchain_openai import ChatOpenAI

llm = LLM(model="anthropic/claude-sonnet-4-5", max_tokens=800)
reader = Agent(role="Reader", goal="Read tickets", backstory="You read every ticket twice.", llm=llm)
writer = Agent(role="Writer", goal="Write answers", backstory="You write plainly.", llm=llm, max_iter=4)
checker = Agent(role="Checker", goal="Check answers", llm="openai/gpt-4o-mini")
older = Agent(role="Older", goal="Remember", llm=ChatOpenAI(model="gpt-4o", max_tokens=100))
unset = Agent(role="Unset", goal="Use the default")
task = Task(description="Answer the ticket", expected_output="A letter", agent=writer)


def answer(ticket: str):
    Crew(agents=[reader, writer], tasks=[task]).kickoff(inputs={"ticket": ticket})
    mixed = Crew(agents=[reader, checker], tasks=[task], process=Process.sequential)
    mixed.kickoff_for_each(inputs=[{"ticket": ticket}])
    older.kickoff(ticket)
    return llm.call([{"role": "system", "content": "Be short."}, {"role": "user", "content": ticket}])
