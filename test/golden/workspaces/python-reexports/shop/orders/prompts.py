from ..models import LIMIT

SYSTEM = "You answer questions about orders."
