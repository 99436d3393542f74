from .names import *
from .names import CHEAP as FAST
