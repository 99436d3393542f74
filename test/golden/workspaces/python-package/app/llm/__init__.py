from .client import anthropic_client, client
from .client import make_client as new_client
