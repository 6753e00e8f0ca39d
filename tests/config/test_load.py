"""config.yaml and the environment become settings."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest

from bot.config import FILE, Settings, load
from bot.errors import ConfigurationError
from bot.rules.calendar import Override
from bot.rules.deadlines import ObligationRule, Of, OnDate, OnDay, OnWorkingDay
from bot.rules.due import Step, When
from bot.rules.lights import Comparison, LightRule
from bot.rules.tasks.completion import Defaults
from bot.rules.terms import Light, Role, Status

NINE, CLOSE = dt.time(9), dt.time(17, 30)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def loaded(file: Path, text: str, environ: Mapping[str, str] = MappingProxyType({})) -> Settings:
    file.write_text(text, encoding="utf-8")
    return load(file, environ)


def test_the_projects_own_file_says_what_holds_where_it_is_silent() -> None:
    assert load(environ={}) == Settings()


def test_the_default_is_shizhongs_document() -> None:
    plan, monthly = Settings().obligations
    assert plan.due == OnDate(dt.date(2020, 2, 24), CLOSE)
    assert (monthly.due, monthly.opens) == (OnWorkingDay(5, Of.NEXT_MONTH, CLOSE), OnDay(1, Of.NEXT_MONTH))
    assert monthly.owed_by == {Role.LEAD, Role.SEPARATE}
    assert (plan.active, monthly.active) == (False, True)


def test_an_empty_file_changes_nothing(file: Path) -> None:
    assert loaded(file, "# nothing yet\n") == Settings()


def test_what_the_file_leaves_out_keeps_its_default(file: Path) -> None:
    settings = loaded(file, "office: {name: 云溪区政府督查室}")
    assert (settings.office.name, settings.office.timezone) == ("云溪区政府督查室", "Asia/Shanghai")
    assert settings.lights == Settings().lights


def test_the_office_knows_its_zone(file: Path) -> None:
    assert loaded(file, "office: {timezone: Asia/Urumqi}").office.zone == ZoneInfo("Asia/Urumqi")


def test_overrides_are_read(file: Path) -> None:
    settings = loaded(
        file, "calendar: {overrides: [{date: 2026-05-06, working: false, reason: 抗洪, source: 云溪政办发〔2026〕9号}]}"
    )
    assert settings.calendar.overrides == (
        Override(dt.date(2026, 5, 6), working=False, reason="抗洪", source="云溪政办发〔2026〕9号"),
    )


def test_an_obligation_that_says_little_opens_with_its_month_and_is_active_if_it_repeats(file: Path) -> None:
    settings = loaded(
        file,
        """
        obligations:
          - {name: plan, form: 附件3, due: {date: 2026-02-24, at: "17:30"}}
          - {name: monthly, form: 附件4, every: month, due: {day: 25, of: this_month, at: 17:30}}
        """,
    )
    assert settings.obligations == (
        ObligationRule("plan", "附件3", OnDate(dt.date(2026, 2, 24), CLOSE), OnDate(dt.date(2026, 2, 1)), active=False),
        ObligationRule("monthly", "附件4", OnDay(25, Of.THIS_MONTH, CLOSE), OnDay(1, Of.THIS_MONTH), every="month"),
    )


def test_an_obligation_says_when_it_opens_and_who_owes_it(file: Path) -> None:
    settings = loaded(
        file,
        """
        obligations:
          - name: monthly
            form: 附件4
            every: month
            due: {working_day: 3, at: "17:00"}
            opens: {day: 28, of: this_month, at: "08:30"}
            owed_by: [lead, support]
        """,
    )
    (monthly,) = settings.obligations
    assert monthly.opens == OnDay(28, Of.THIS_MONTH, dt.time(8, 30))
    assert monthly.owed_by == {Role.LEAD, Role.SUPPORT}


def test_every_kind_of_step_is_read(file: Path) -> None:
    settings = loaded(
        file,
        """
        reminders:
          monthly:
            - {on: open}
            - {before: 3, at: 9:00}
            - {on: due, at: 17:00}
            - {after: 1 working day, at: "09:00"}
            - {every: 2个工作日, at: "09:00", at_most: 4}
        """,
    )
    assert settings.reminders["monthly"] == (
        Step(When.OPEN),
        Step(When.BEFORE, 3, NINE),
        Step(When.DUE, at=dt.time(17)),
        Step(When.AFTER, 1, NINE),
        Step(When.EVERY, 2, NINE, at_most=4),
    )


def test_lights_are_read(file: Path) -> None:
    settings = loaded(
        file, 'lights: [{light: red, when: {completed: false, late_working_days: "> 2", self_assessed: 滞后}}]'
    )
    assert settings.lights == (
        LightRule(Light.RED, completed=False, late_working_days=Comparison(">", 2), self_assessed=Status.BEHIND),
    )


@pytest.mark.parametrize("text", ["8:30-12:00", "08:30 - 12:00", "08:30–12:00", "08:30至12:00"])
def test_a_span_of_hours_may_be_written_as_people_write_it(file: Path, text: str) -> None:
    settings = loaded(file, f"working_hours: ['{text}', '13:00-20:00']")
    assert settings.working_hours.spans[0] == (dt.time(8, 30), dt.time(12))


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().office.name = "other"  # type: ignore[misc]


# -- the environment ---------------------------------------------------------------------------------------------


def test_another_file_is_named_in_the_environment(file: Path) -> None:
    file.write_text("office: {region: 云溪区}", encoding="utf-8")
    assert load(environ={"CUIBAN_CONFIG": str(file)}).office.region == "云溪区"


def test_without_a_name_it_is_the_projects_own_file() -> None:
    assert FILE.name == "config.yaml"
    assert (FILE.parent / "pyproject.toml").exists()


def test_the_token_comes_from_the_environment_and_is_not_shown(file: Path) -> None:
    settings = loaded(file, "", {"BOT_TOKEN": "42:secret-words"})
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == "42:secret-words"
    assert "secret-words" not in repr(settings)
    assert "secret-words" not in str(settings)


@pytest.mark.parametrize("environ", [{}, {"BOT_TOKEN": ""}, {"BOT_TOKEN": "\n"}])
def test_there_may_be_no_token(file: Path, environ: dict[str, str]) -> None:
    assert loaded(file, "", environ).bot_token is None


def test_a_token_that_was_read_from_a_file_loses_its_line_break(file: Path) -> None:
    token = loaded(file, "", {"BOT_TOKEN": "42:secret-words\n"}).bot_token
    assert token is not None
    assert token.get_secret_value() == "42:secret-words"


def test_the_environments_api_server_wins(file: Path) -> None:
    settings = loaded(
        file, "telegram: {rate: 5, api_url: https://example.org}", {"BOT_API_URL": "http://127.0.0.1:8099/"}
    )
    assert (settings.telegram.api_url, settings.telegram.rate) == ("http://127.0.0.1:8099", 5)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql+psycopg://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("sqlite:////var/lib/cuiban.db", "sqlite:////var/lib/cuiban.db"),
    ],
)
def test_the_environments_database_wins_and_names_the_driver_that_is_installed(
    file: Path, given: str, url: str
) -> None:
    assert loaded(file, "storage: {url: 'sqlite:///other.db'}", {"DATABASE_URL": given}).storage.url == url


def test_the_databases_address_is_not_shown(file: Path) -> None:
    settings = loaded(file, "", {"DATABASE_URL": "postgres://u:secret-words@h/d"})
    assert "secret-words" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BOT_TOKEN", "secret-words", "is not a bot's token: copy it again from @BotFather"),
        ("DATABASE_URL", "mysql://u:secret-words@h/d", "is no database that is known: write sqlite:///cuiban.db or"),
        ("BOT_API_URL", "secret-words", "is no web address: write it like https://api.telegram.org"),
    ],
)
def test_a_wrong_variable_is_named_and_its_value_is_not(file: Path, name: str, value: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^the environment: {name} {words}") as fault:
        loaded(file, "", {name: value})
    assert "secret-words" not in str(fault.value)


@pytest.mark.parametrize(
    ("text", "key", "variable"),
    [
        ("bot_token: 42:secret-words", "bot_token", "BOT_TOKEN"),
        ("telegram: {token: 42:secret-words}", "telegram.token", "BOT_TOKEN"),
        ("lights: [{light: 123456:secret-words-of-a-real-bot}]", r"lights\[0\].light", "BOT_TOKEN"),
        ("storage: {url: 'postgresql://u:secret-words@h/d'}", "storage.url", "DATABASE_URL"),
        ("DATABASE_URL: secret-words", "DATABASE_URL", "DATABASE_URL"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_repeated(file: Path, text: str, key: str, variable: str) -> None:
    words = f"^config.yaml: {key} holds a secret: delete it there and set {variable} in the environment$"
    with pytest.raises(ConfigurationError, match=words) as fault:
        loaded(file, text)
    assert "secret-words" not in str(fault.value)


def test_months_of_completion_are_read_and_off_is_none(file: Path) -> None:
    settings = loaded(file, "completion: {ordinary: 11, projects: off}")
    assert settings.completion.defaults == Defaults(ordinary=11)
