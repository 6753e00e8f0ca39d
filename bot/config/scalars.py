"""The small values of config.yaml and the environment: times, dates, addresses, secrets."""

import datetime as dt
import re
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, SecretStr

from bot.config.section import nearest, refuse
from bot.rules.lights import SIGNS, Comparison

MONTHS = 12


def clock_time(value: object) -> dt.time:
    """Read ``17:30``."""
    if isinstance(value, dt.time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value):
        refuse(f"is {value!r}, which is no time of day", 'write hours and minutes, such as "17:30"')
    hour, minute = value.split(":")
    return dt.time(int(hour), int(minute))


def _calendar_day(value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        refuse(f"is {value!r}, which is no date", "write year, month and day, such as 2020-02-24")


def _threshold(value: object) -> Comparison:
    found = re.fullmatch(rf"({'|'.join(SIGNS)})\s*(\d+)", str(value).strip())
    if not found:
        refuse(f"is {value!r}, which compares with nothing", 'write a sign and a number in quotes, such as ">= 3"')
    return Comparison(found[1], int(found[2]))


def _working_days(value: object) -> int:
    found = re.fullmatch(r"(\d+)(?: working days?| ?个工作日)?", str(value).strip())
    if isinstance(value, bool) or not found or int(found[1]) < 1:
        refuse(f"is {value!r}", "write a number of working days, such as 2 working days")
    return int(found[1])


def _month(value: object) -> int | None:
    """Read 1 to 12; `off` and nothing at all mean that there is none."""
    if value is None or value == "off":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MONTHS:
        refuse(f"is {value!r}, which is no month", "write a number from 1 to 12, or off")
    return value


def _zone_name(name: str) -> str:
    if name not in available_timezones():
        refuse(f"is {name!r}, which is no time zone", nearest(name, ["Asia/Shanghai", "Asia/Urumqi"]))
    return name


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        refuse("is no web address", "write it like https://api.telegram.org")
    return url.rstrip("/")


def _database(url: SecretStr) -> SecretStr:
    """Name the driver that is installed; the address itself may hold a password and is never repeated."""
    scheme, separator, rest = url.get_secret_value().partition("://")
    driver = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}.get(scheme, scheme)
    if not separator or driver not in {"sqlite", "postgresql+psycopg"}:
        refuse("is no database that is known", "write sqlite:///cuiban.db or postgresql://user@host/name")
    return SecretStr(f"{driver}://{rest}")


def _bot_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:\S+", token.get_secret_value()):
        refuse("is not a bot's token", "copy it again from @BotFather: digits, a colon, letters")
    return token


Month = Annotated[int | None, BeforeValidator(_month)]
"""A month, ``11``, or None for ``off``."""
At = Annotated[dt.time, BeforeValidator(clock_time)]
"""A time of day, ``"17:30"``."""
Day = Annotated[dt.date, BeforeValidator(_calendar_day)]
"""A date, ``2020-02-24``."""
Threshold = Annotated[Comparison, BeforeValidator(_threshold)]
"""A comparison with a number, ``">= 3"``."""
WorkingDays = Annotated[int, BeforeValidator(_working_days)]
"""A number of working days, ``2 working days``."""
ZoneName = Annotated[str, AfterValidator(_zone_name)]
"""The name of a time zone, ``Asia/Shanghai``."""
WebAddress = Annotated[str, AfterValidator(_web_address)]
"""An address without a slash at its end, ``http://127.0.0.1:8099``."""
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database)]
"""``sqlite:///cuiban.db`` or ``postgresql+psycopg://…``; it may hold a password."""
Token = Annotated[SecretStr, AfterValidator(_bot_token)]
"""A bot's token."""
