"""What the office's rules say, as pure functions over frozen dataclasses.

No database, no Telegram, no clock, no files.
"""
