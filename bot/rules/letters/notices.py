"""Letters to supervisors about the running of the service itself."""

from dataclasses import dataclass

from bot.rules.letters.base import Letter
from bot.rules.refusals import Refusal, refusal


@dataclass(frozen=True)
class Unreachable(Letter, kind="unreachable"):
    """Somebody's messages no longer arrive: a light or a step must not rest on what was not delivered."""

    unit: str
    """The unit, empty when it is a supervisor who cannot be reached."""
    post: str
    reason: str
    """What the channel said, in its own words."""

    @property
    def why(self) -> Refusal:
        """What stands behind it."""
        return refusal(self.reason)
