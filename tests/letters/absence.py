"""Examples of what is said about being away."""

import datetime as dt

from bot.rules.letters.absence import Away, AwayAsked, AwayDeclined, AwayHow, Cover, Days
from bot.rules.letters.base import Letter

FIRST, LAST = dt.date(2026, 3, 2), dt.date(2026, 3, 9)

EXAMPLES: list[Letter] = [
    Away(FIRST, LAST, (Cover("区发改局", ("联络员（AB角）",)),)),
    Away(FIRST, FIRST, (Cover("区发改局", ()),)),
    Away(FIRST, LAST, (Cover("区发改局", ("联络员乙", "联络员丙")), Cover("区统计局", ()))),
    Away(None, None, ()),
    Away(None, None, (), cancelled=True),
    AwayAsked((Days(FIRST, LAST),), offered=True),
    AwayAsked((Days(FIRST, FIRST), Days(LAST, LAST))),
    AwayAsked((Days(LAST, LAST),), past=Days(FIRST, FIRST), offered=True),
    AwayAsked((Days(LAST, dt.date(2026, 3, 10)),), past=Days(FIRST, dt.date(2026, 3, 3))),
    AwayDeclined("民12"),
    AwayDeclined(""),
    *(AwayHow(why, 92) for why in ("ask", "unread", "past", "long")),
]
