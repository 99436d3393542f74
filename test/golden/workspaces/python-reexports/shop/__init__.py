"""A package whose names come from its modules."""
from .clients import *
from .models import FAST, STRONG as BEST
