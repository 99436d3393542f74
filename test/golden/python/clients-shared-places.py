"""A chat page that keeps its client, model and chat where every run of the script finds them."""
import os

import streamlit as st
from google import genai
from google.genai import types
from openai import OpenAI

client = OpenAI()
client.timeout = 20
os.environ["SUMMARY_MODEL"] = "gpt-4.1-mini"

if "openai_model" not in st.session_state:
    st.session_state["openai_model"] = "gpt-4o-mini"

if "messages" not in st.session_state:
    st.session_state.messages = []


def open_chat(gemini: genai.Client):
    st.session_state.chat = gemini.chats.create(model="gemini-2.5-flash")


def answer(prompt: str):
    st.session_state.messages.append({"role": "user", "content": prompt})
    return client.chat.completions.create(
        model=st.session_state["openai_model"], messages=st.session_state.messages, max_tokens=200
    )


def answer_in_chat(prompt: str):
    return st.session_state.chat.send_message(prompt)


def summarise(text: str):
    return client.responses.create(model=os.environ["SUMMARY_MODEL"], input=text)


def configure_step_by_step(gemini: genai.Client, prompt: str, strict: bool):
    config = types.GenerateContentConfig(temperature=0)
    config.max_output_tokens = 64
    if strict:
        config.system_instruction = "Answer with yes or no."
    return gemini.models.generate_content(model="gemini-2.5-pro", contents=prompt, config=config)
