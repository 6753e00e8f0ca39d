"""A tick becomes one action; the timetable stands here."""
