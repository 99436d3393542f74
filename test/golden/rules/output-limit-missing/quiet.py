from openai import OpenAI

client = OpenAI()


def limited(ticket):
    return client.chat.completions.create(
        model="gpt-4.1",
        max_tokens=64,
        messages=[{"role": "user", "content": f"Classify the ticket as billing or shipping. Answer with the label only. {ticket}"}],
    )


def cannot_be_told(ticket, options):
    return client.chat.completions.create(
        model="gpt-4.1",
        messages=[{"role": "user", "content": f"Classify the ticket as billing or shipping. Answer with the label only. {ticket}"}],
        **options,
    )


def open_answer(topic):
    return client.chat.completions.create(
        model="gpt-4.1", messages=[{"role": "user", "content": f"Tell me about {topic}."}]
    )


def has_a_default_of_its_framework(ticket):
    from langchain_anthropic import ChatAnthropic

    return ChatAnthropic(model="claude-sonnet-5").invoke(
        f"Classify the ticket as billing or shipping. Answer with the label only. {ticket}"
    )


def plan(letter):
    return client.chat.completions.create(
        model="gpt-4.1",
        messages=[{"role": "user", "content": f"List ideas for {letter}. Describe each idea in one to two sentences."}],
    )


def writes_a_function(task):
    prompt = "Provide me with only the code for a simple function that sums two numbers."
    return client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": prompt}])


def goes_through_a_checklist(page):
    prompt = f"""Review this page for bugs.

1. Does every function called during start receive the arguments it expects?
2. Does the page access properties on objects that might be undefined?
3. Are all references updated correctly when the reader moves to a new room?

If any check fails, describe the specific bug.

{page}"""
    return client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": prompt}])


def puts_the_number_into_json(summary):
    prompt = f"""Assign an integer score between 1 and 4 to the summary.
Then, return a JSON object with the metric as the key and only the score as the value.

{summary}"""
    return client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": prompt}])
