#!/usr/bin/env python
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))

from shop.llm import ask

MODELS = ["gpt-4o-mini", "gpt-4.1"]

if __name__ == "__main__":
    for model in MODELS:
        ask("Which of these is the best?", model=model)
