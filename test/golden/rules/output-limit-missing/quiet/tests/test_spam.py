from openai import OpenAI

client = OpenAI()


def test_spam(mail):
    client.chat.completions.create(
        model="gpt-4.1", messages=[{"role": "user", "content": f"Is this spam? Answer yes or no. {mail}"}]
    )
