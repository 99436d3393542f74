import openai

openai.File.create(file=open("tickets.jsonl", "rb"), purpose="fine-tune")
openai.FineTuningJob.create(training_file="file-1", model="gpt-3.5-turbo")
openai.moderations.create(model="omni-moderation-latest", input="Where is my parcel?")

openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Say hello."}])
openai.ChatCompletion.create(model="gpt-4o", messages=[{"role": "user", "content": "Say goodbye."}])
