"""A letter becomes words, words go through a channel; the outcome is delivered, refused or unknown."""

import os

# python-telegram-bot warns on every 429 unless it may tell the pause as a timedelta; we read nothing else of the kind.
os.environ.setdefault("PTB_TIMEDELTA", "true")
