from openai import AzureOpenAI, OpenAI

client = OpenAI()
azure = AzureOpenAI()


def served(text):
    return client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}])


def has_a_schedule_of_its_own(text):
    return azure.chat.completions.create(model="gpt-4-turbo", messages=[{"role": "user", "content": text}])


def chosen_at_run_time(text, model):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}])
