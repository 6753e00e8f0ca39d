"""Examples of the letters to supervisors about the running of the service."""

from bot.rules.letters.base import Letter
from bot.rules.letters.notices import Unreachable

EXAMPLES: list[Letter] = [
    Unreachable(unit="区发改局", post="联络员", reason="Forbidden: bot was blocked by the user"),
    Unreachable(unit="", post="督查员（综合科）", reason="Bad Request: chat not found"),
    Unreachable(unit="", post="督查员（综合科）", reason="Bad Request: <something> new"),
]
