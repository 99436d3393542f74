from unittest.mock import patch

from shop import llm
from shop.llm import ask


def test_ask():
    with patch.object(llm, "client"):
        assert ask("A test.")
