"""When reminders go, as configured."""

from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.reminding import Timetable


def timetable(settings: Settings, calendar: Calendar) -> Timetable:
    """Return when reminders go, as configured."""
    return Timetable(
        reminders=settings.reminders,
        calendar=calendar,
        hours=settings.working_hours,
        zone=settings.office.zone,
        messages_a_day=settings.burden.messages_a_day,
        due_day_exempt="due day" in settings.burden.exempt,
    )
