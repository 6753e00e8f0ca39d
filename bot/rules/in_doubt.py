"""How much is in doubt, told everywhere in the same two units: tasks (项), and the doubts (处) that they have. Pure."""

from dataclasses import dataclass
from typing import Final

from bot.rules.terms import DoubtKind


@dataclass(frozen=True)
class KindCount:
    """How many doubts there are of a kind."""

    kind: DoubtKind
    doubts: int


@dataclass(frozen=True)
class InDoubt:
    """So many `tasks` are in doubt; in `holding` of them somebody is not asked to report before it is settled.

    `kinds` come to the number of doubts, each of which is one question of /doubts. `leads` is of how many tasks the
    first unit is proposed as lead.
    """

    tasks: int = 0
    holding: int = 0
    leads: int = 0
    kinds: tuple[KindCount, ...] = ()

    @property
    def doubts(self) -> int:
        """How many doubts there are in all."""
        return sum(each.doubts for each in self.kinds)


NOTHING: Final = InDoubt()
