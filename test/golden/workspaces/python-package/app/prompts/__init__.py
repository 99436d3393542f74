from .support import *
