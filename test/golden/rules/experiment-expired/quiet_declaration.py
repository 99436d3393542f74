from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-5.4")
