"""Working hours: when a message may go out."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.rules.calendar import ONE_DAY, Calendar

Span = tuple[dt.time, dt.time]


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The spans of a working day, local time, in order; the last minute of a span is already outside.

    Raises:
        ValueError: there is no span, one ends before it begins, or they overlap or are out of order.
    """

    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        """Refuse spans that nobody can work in."""
        edges = [edge for span in self.spans for edge in span]
        if not edges:
            msg = "there are no working hours: name at least one span"
            raise ValueError(msg)
        if edges != sorted(edges) or any(start == end for start, end in self.spans):
            msg = "a span ends before it begins, or after the next one begins: put them in order"
            raise ValueError(msg)

    def covers(self, time: dt.time) -> bool:
        """Tell whether a local time of a working day lies within a span."""
        return any(start <= time < end for start, end in self.spans)

    def inside(self, at: dt.datetime, *, calendar: Calendar, zone: ZoneInfo) -> bool:
        """Tell whether an aware moment lies in working hours: a working day of the zone, and within a span."""
        local = at.astimezone(zone)
        return calendar.is_working(local.date()) and self.covers(local.time())

    def next_moment(self, at: dt.datetime, *, calendar: Calendar, zone: ZoneInfo) -> dt.datetime:
        """Return `at` itself if it is inside, else the beginning of the next span; in UTC."""
        if self.inside(at, calendar=calendar, zone=zone):
            return at.astimezone(dt.UTC)
        local = at.astimezone(zone)
        if calendar.is_working(local.date()):
            for start, _ in self.spans:
                if start > local.time():
                    return moment(local.date(), start, zone)
        day = calendar.working_day_from(local.date() + ONE_DAY).date
        return moment(day, self.spans[0][0], zone)

    def next_closing(self, at: dt.datetime, *, calendar: Calendar, zone: ZoneInfo) -> dt.datetime:
        """Return the end of the first working day after the day of `at`; in UTC."""
        day = calendar.working_day_from(at.astimezone(zone).date() + ONE_DAY).date
        return moment(day, self.spans[-1][1], zone)


def moment(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Make the UTC moment of a local day and time."""
    return dt.datetime.combine(day, time, zone).astimezone(dt.UTC)
