"""Letters (函): everything that the bot says to one person, typed; the words stand in templates/<language>/<kind>.j2.

A letter is a frozen dataclass of plain values: strings, numbers, aware datetimes, dates, enums of `rules.terms`,
and tuples or dataclasses of these. It holds no words of its own. Fields that repeat the text of a task or of a
report are of type `TaskText`, so that minimal-text mode is one switch.
"""

from bot.rules.letters.base import Letter, TaskText, kinds

__all__ = ["Letter", "TaskText", "kinds"]
