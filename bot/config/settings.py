"""The settings: frozen, whole, and possible. Their names are config.yaml's keys; their defaults are Shizhong's."""

import datetime as dt
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, model_validator

from bot.config import checks, defaults
from bot.config.scalars import At, DatabaseUrl, Month, WebAddress, ZoneName
from bot.config.section import ReadAs, Section, refuse
from bot.config.shapes import HoursShape, LightShape, ObligationShape, OverrideShape, StepShape
from bot.rules.calendar import Override
from bot.rules.deadlines import ObligationRule
from bot.rules.due import Step
from bot.rules.hours import WorkingHours
from bot.rules.lights import LightRule
from bot.rules.tasks.completion import Defaults

FULL_RATE = 30
"""Messages a second that Telegram takes from one bot."""


class Office(Section):
    """Who speaks, and where its clock stands."""

    name: str = Field(default="济南市市中区人民政府办公室督查室", min_length=1)
    region: str = Field(default="济南市市中区", min_length=1)
    timezone: ZoneName = "Asia/Shanghai"
    language: Literal["zh_CN", "en"] = "zh_CN"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.timezone)

    def day(self, moment: dt.datetime) -> dt.date:
        """Return the day that it is there at a moment."""
        return moment.astimezone(self.zone).date()


class CalendarSettings(Section):
    """Which notices hold, and what the place decided otherwise."""

    source: Literal["china"] = "china"
    overrides: Annotated[tuple[Annotated[Override, ReadAs(OverrideShape)], ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _each_day_once(self) -> Self:
        days = [override.date for override in self.overrides]
        for number, day in enumerate(days):
            if day in days[:number]:
                refuse(f"is a second override of {day}", "keep one of them", key=f"overrides[{number}]")
        return self


class Burden(Section):
    """How much a contact may be sent: reminders a day, and what does not count."""

    messages_a_day: int = Field(default=1, ge=1)
    exempt: Annotated[frozenset[Literal["due day", "answers"]], Field(alias="except", strict=False)] = frozenset(
        {"due day", "answers"}
    )


class Completion(Section):
    """By the end of which months tasks are due, where neither they nor their document say so; None: that is open."""

    ordinary: Month = None
    projects: Month = None

    @property
    def defaults(self) -> Defaults:
        """The months as the rule has them."""
        return Defaults(self.ordinary, self.projects)


class Weekly(Section):
    """A weekday and a time."""

    weekday: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] = "fri"
    at: At = defaults.FOUR


class Digest(Section):
    """When digests go out."""

    supervisors: Weekly = Weekly()


class Invitations(Section):
    """For how many days an invitation link may be used."""

    valid_days: int = Field(default=14, ge=1)


class Telegram(Section):
    """The channel: messages a second, and the Bot API's server (`BOT_API_URL` wins)."""

    rate: int = Field(default=28, ge=1, le=FULL_RATE)
    api_url: WebAddress = "https://api.telegram.org"


class Storage(Section):
    """Where the ledger is (`DATABASE_URL` wins). Shown as stars when printed, for it may hold a password."""

    address: DatabaseUrl = Field(default=SecretStr("sqlite:///cuiban.db"), alias="url")

    @property
    def url(self) -> str:
        """The database's address in plain words, for whoever connects."""
        return self.address.get_secret_value()


Steps = Annotated[tuple[Annotated[Step, ReadAs(StepShape)], ...], Field(strict=False)]


class Settings(Section):
    """Everything that differs from place to place, and the bot's token from the environment."""

    office: Office = Office()
    working_hours: Annotated[WorkingHours, ReadAs(HoursShape)] = defaults.HOURS
    calendar: CalendarSettings = CalendarSettings()
    obligations: Annotated[
        tuple[Annotated[ObligationRule, ReadAs(ObligationShape)], ...], Field(strict=False, min_length=1)
    ] = defaults.OBLIGATIONS
    reminders: dict[str, Steps] = Field(default_factory=defaults.REMINDERS.copy)
    completion: Completion = Completion()
    burden: Burden = Burden()
    lights: Annotated[tuple[Annotated[LightRule, ReadAs(LightShape)], ...], Field(strict=False)] = defaults.LIGHTS
    digest: Digest = Digest()
    invitations: Invitations = Invitations()
    telegram: Telegram = Telegram()
    storage: Storage = Storage()
    bot_token: SecretStr | None = Field(default=None, exclude=True)  # no key of the file

    @model_validator(mode="after")
    def _together(self) -> Self:
        checks.check_obligations(self.obligations)
        written = "reminders" in self.model_fields_set
        checks.check_reminders(self.reminders, self.obligations, self.working_hours, written=written)
        checks.check_digest(self.digest.supervisors.at, self.working_hours)
        checks.check_lights(self.lights)
        return self
