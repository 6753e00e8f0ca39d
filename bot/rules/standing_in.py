"""Who of a unit's people is written to: whoever is there, and a deputy (AB角) for who is not."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.rules.absence import Span
from bot.rules.reminding import Recipient


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on a contact's post of a unit. A deputy's post names the one it stands in for."""

    recipient: Recipient
    post: int
    deputy_of: int | None = None
    reachable: bool = True
    away: Span | None = None

    def there(self, day: dt.date) -> bool:
        """Tell whether messages reach this person, and they are not away."""
        return self.reachable and not (self.away and self.away.covers(day))


def written_to(seats: Sequence[Seat], day: dt.date) -> tuple[Recipient, ...]:
    """Return who of a unit's people is reminded on a day; each once, in the order of their seats.

    Every contact who is there; a deputy who is there, while nobody is on the post that they stand in for. Where that is
    nobody, those who are away are told all the same, the contacts before the deputies: what is due does not wait.
    """
    there = [seat for seat in seats if seat.there(day)]
    manned = {seat.post for seat in there}
    chosen = [seat for seat in there if seat.deputy_of is None or seat.deputy_of not in manned]
    if not chosen:
        reached = [seat for seat in seats if seat.reachable]
        chosen = [seat for seat in reached if seat.deputy_of is None] or reached
    return tuple({seat.recipient.address: seat.recipient for seat in reversed(chosen)}.values())[::-1]


def alone(seats: Sequence[Seat], seat: Seat) -> bool:
    """Tell whether nobody could be reminded in the place of somebody who is away: no deputy, and no other contact."""
    return not any(other is not seat and other.reachable for other in seats)
