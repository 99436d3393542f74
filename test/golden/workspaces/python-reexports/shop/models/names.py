CHEAP = "gpt-4o-mini"
STRONG = "gpt-4.1"
VISION: str = "gpt-4o"
LIMIT = 256
