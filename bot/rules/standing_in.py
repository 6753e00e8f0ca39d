"""Who of a unit's people is written to: whoever is there, and a deputy (AB角) for who is not."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.rules.reminding import Recipient
from bot.rules.spans import Span


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on a contact's post of a unit, whom messages reach. A deputy's post names the one it stands in for."""

    recipient: Recipient
    post: int
    deputy_of: int | None = None
    away: Span | None = None

    def there(self, day: dt.date) -> bool:
        """Tell whether this person is not away."""
        return not (self.away and self.away.covers(day))


def written_to(seats: Sequence[Seat], day: dt.date) -> tuple[Recipient, ...]:
    """Return who of a unit's people is reminded on a day; each once, in the order of their seats.

    Every contact who is there; a deputy who is there, while nobody is on the post that they stand in for. Where that is
    nobody, those who are away are told all the same, the contacts before the deputies: what is due does not wait.
    """
    there = [seat for seat in seats if seat.there(day)]
    manned = {seat.post for seat in there}
    chosen = [seat for seat in there if seat.deputy_of not in manned]
    if not chosen:
        chosen = [seat for seat in seats if seat.deputy_of is None] or list(seats)
    return tuple({seat.recipient.address: seat.recipient for seat in reversed(chosen)}.values())[::-1]


def uncovered(seats: Sequence[Seat], today: dt.date) -> tuple[Seat, ...]:
    """Return who is away, now or soon, and is still the one to be reminded then: nobody is there in their place."""
    gone = [(seat, seat.away) for seat in seats if seat.away and seat.away.last >= today]
    return tuple(seat for seat, away in gone if seat.recipient in written_to(seats, max(away.first, today)))
