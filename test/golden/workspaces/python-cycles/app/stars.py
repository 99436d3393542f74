from app.more_stars import *

STAR_MODEL = "gpt-4.1"
