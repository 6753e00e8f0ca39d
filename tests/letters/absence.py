"""Examples of what is said about being away."""

import datetime as dt

from bot.rules.letters.absence import Away, AwayAsked, AwayDeclined, AwayHow, Cover
from bot.rules.letters.base import Letter
from bot.rules.spans import Span

FIRST, LAST = dt.date(2026, 3, 2), dt.date(2026, 3, 9)

EXAMPLES: list[Letter] = [
    Away(FIRST, LAST, (Cover("区发改局", ("联络员（AB角）",)),)),
    Away(FIRST, FIRST, (Cover("区发改局", ()),)),
    Away(FIRST, LAST, (Cover("区发改局", ("联络员乙", "联络员丙")), Cover("区统计局", ()))),
    Away(None, None, ()),
    Away(None, None, (), cancelled=True),
    AwayAsked((Span(FIRST, LAST),), offered=True),
    AwayAsked((Span(FIRST, FIRST), Span(LAST, LAST))),
    AwayAsked((Span(LAST, LAST),), past=Span(FIRST, FIRST), offered=True),
    AwayAsked((Span(LAST, dt.date(2026, 3, 10)),), past=Span(FIRST, dt.date(2026, 3, 3))),
    AwayAsked((Span(LAST, LAST),), instead=Span(FIRST, dt.date(2026, 3, 3))),
    AwayAsked((Span(LAST, LAST),), offered=True, instead=Span(FIRST, FIRST)),
    AwayDeclined("民12"),
    AwayDeclined(""),
    *(AwayHow(why, 92) for why in ("ask", "unread", "past", "long")),
]
