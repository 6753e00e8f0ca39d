"""A mistake in config.yaml stops the start with one sentence: file, key, remedy."""

from pathlib import Path

import pytest

from bot.config import load
from bot.errors import ConfigurationError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def said(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as fault:
        load(file, {})
    return str(fault.value)


def monthly(rest: str) -> str:
    return f"obligations: [{{name: monthly, form: 附件4, every: month, {rest}}}]"


def reminders(steps: str) -> str:
    return f"reminders: {{monthly: [{steps}]}}"


def override(**changes: str) -> str:
    row = {"date": "2026-05-06", "working": "false", "reason": "抗洪", "source": "九号文"} | changes
    return "{" + ", ".join(f"{key}: {value}" for key, value in row.items()) + "}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "completion: {ordinary: 13}",
            "completion.ordinary is 13, which is no month: write a number from 1 to 12, or off",
        ),
        (
            "completion: {projects: yes}",
            "completion.projects is 'yes', which is no month: write a number from 1 to 12, or off",
        ),
        ("ofice: {}", "ofice is not a setting: did you mean office?"),
        ("office: {nmae: 督查室}", "office.nmae is not a setting: did you mean name?"),
        ("office: {fax: 督查室}", "office.fax is not a setting: known here: name, region, timezone, language"),
        ("office: {name: 12}", "office.name must be text (it is 12): put it in quotes"),
        ("office: {name: ''}", "office.name is empty: fill it in"),
        ("office: [督查室]", "office must be a group of settings: write it like {key: value}"),
        ("office: {language: fr}", "office.language is not one of its values (it is 'fr'): write zh_CN, en"),
        (
            "office: {timezone: Asia/Shanghi}",
            "office.timezone is 'Asia/Shanghi', which is no time zone: did you mean Asia/Shanghai?",
        ),
        ("working_hours: 8", "working_hours must be a list (it is 8): write it like [one, two]"),
        (
            "working_hours: [morning]",
            "working_hours has 'morning', which is no span of time: write it like \"08:30-12:00\"",
        ),
        (
            "working_hours: ['12:00-08:30']",
            (
                "working_hours is impossible, for a span ends before it begins, or after the next one begins: "
                "put them in order"
            ),
        ),
        (
            f"calendar: {{overrides: [{override(date='2026-02-30')}]}}",
            (
                "calendar.overrides[0].date is '2026-02-30', which is no date: "
                "write year, month and day, such as 2020-02-24"
            ),
        ),
        (
            f"calendar: {{overrides: [{override(working='maybe')}]}}",
            "calendar.overrides[0].working must be true or false (it is 'maybe'): write one of the two, without quotes",
        ),
        (
            "calendar: {overrides: [{date: 2026-05-06, working: false, source: 九号文}]}",
            "calendar.overrides[0].reason is missing: add it; the comments in config.yaml show how",
        ),
        (
            f"calendar: {{overrides: [{override()}, {override(working='true')}]}}",
            "calendar.overrides[1] is a second override of 2026-05-06: keep one of them",
        ),
        ("burden: {messages_a_day: 0}", "burden.messages_a_day is out of its range (it is 0): write 1 or more"),
        (
            "burden: {messages_a_day: '1'}",
            "burden.messages_a_day must be a whole number (it is '1'): write it in digits, without quotes",
        ),
        ("burden: {exempt: []}", "burden.exempt is not a setting: did you mean except?"),
        (
            "burden: {except: [weekends]}",
            "burden.except[0] is not one of its values (it is 'weekends'): write due day, answers",
        ),
        ("telegram: {rate: 99}", "telegram.rate is out of its range (it is 99): write 30 or less"),
        (
            "digest: {supervisors: {at: noon}}",
            "digest.supervisors.at is 'noon', which is no time of day: write hours and minutes, such as \"17:30\"",
        ),
        (
            "digest: {supervisors: {at: 18:00}}",
            "digest.supervisors.at is 18:00, outside working_hours: choose a time within them",
        ),
        (
            "lights: [{light: green}, {light: red}]",
            "lights[0] always holds, so nothing after it counts: make it the last",
        ),
        (
            "lights: [{light: purple}]",
            "lights[0].light is not one of its values (it is 'purple'): write green, yellow, red, blue",
        ),
        (
            "lights: [{light: red, when: {late_working_days: 3 days}}]",
            (
                "lights[0].when.late_working_days is '3 days', which compares with nothing: "
                'write a sign and a number in quotes, such as ">= 3"'
            ),
        ),
        (
            "bot_tokn: 1",
            (
                "bot_tokn is not a setting: known here: office, working_hours, calendar, obligations, reminders, "
                "completion, burden, lights, digest, invitations, telegram, storage"
            ),
        ),
    ],
)
def test_a_mistake_is_said_in_one_sentence(file: Path, text: str, sentence: str) -> None:
    assert said(file, text) == f"config.yaml: {sentence}"


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        (
            "due: {working_day: 40, at: '17:30'}",
            "obligations[0].due is impossible, for working_day is 40: it must be from 1 to 15, which every month has",
        ),
        (
            "due: {day: 31, at: '17:30'}",
            "obligations[0].due is impossible, for day is 31: it must be from 1 to 28, which every month has",
        ),
        ("due: {working_day: 5}", "obligations[0].due.at is missing: add it; the comments in config.yaml show how"),
        (
            "due: {working_day: 5, day: 5, at: '17:30'}",
            "obligations[0].due has day and working_day: write exactly one of date, day, working_day",
        ),
        (
            "due: {at: '17:30'}",
            "obligations[0].due has none of its keys: write exactly one of date, day, working_day",
        ),
        (
            "due: {working_day: 5, at: '17:30'}, opens: {day: 6}",
            (
                "obligations[0] is impossible, for it is due (working day 5 of next_month 17:30) before it opens "
                "(day 6 of next_month 00:00): let it open earlier, or be due later"
            ),
        ),
        (
            "due: {date: 2026-02-24, at: '17:30'}",
            (
                "obligations[0] is impossible, for what is due on one date is owed once: leave out every, or else "
                "be due on a day or working_day"
            ),
        ),
        (
            "due: {day: 5, at: '17:30'}, owed_by: [boss]",
            "obligations[0].owed_by[0] is not one of its values (it is 'boss'): write lead, support, separate, joint",
        ),
        ("due: {day: 5, at: '17:30'}, owed_by: []", "obligations[0].owed_by is empty: name at least one"),
    ],
)
def test_an_impossible_obligation_is_said_in_one_sentence(file: Path, rest: str, sentence: str) -> None:
    assert said(file, monthly(rest)) == f"config.yaml: {sentence}"


def test_there_must_be_an_obligation(file: Path) -> None:
    assert said(file, "obligations: []") == "config.yaml: obligations is empty: name at least one"


def test_two_obligations_cannot_have_one_name(file: Path) -> None:
    row = "{name: monthly, form: 附件4, every: month, due: {day: 5, at: '17:30'}}"
    assert said(file, f"obligations: [{row}, {row}]") == (
        "config.yaml: obligations[1].name is a second monthly: give it another name"
    )


def test_what_is_owed_once_cannot_be_asked_for_yet(file: Path) -> None:
    text = "obligations: [{name: plan, form: 附件3, due: {date: 2026-02-24, at: '17:30'}, active: true}]"
    assert said(file, text) == (
        "config.yaml: obligations[0].active is true, but plan is owed only once and cannot be filed here yet: "
        "write active: false"
    )


def test_what_is_asked_for_needs_reminders(file: Path) -> None:
    text = monthly("due: {day: 5, at: '17:30'}").replace("monthly", "inspection")
    assert said(file, text) == (
        "config.yaml: obligations[0].name is inspection, which has no reminders: add reminders.inspection"
    )


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ("{on: opening}", ".on is not one of its values (it is 'opening'): write open, due"),
        ("{on: open, at: 09:00}", " has a time, but opens with the working hours: leave out at"),
        ("{before: 2 working days}", ' has no time: add it, such as at: "09:00"'),
        (
            "{before: two days, at: 09:00}",
            ".before is 'two days': write a number of working days, such as 2 working days",
        ),
        ("{before: 0, at: 09:00}", ".before is 0: write a number of working days, such as 2 working days"),
        ("{after: true, at: 09:00}", ".after is True: write a number of working days, such as 2 working days"),
        (
            "{before: 2, after: 2, at: 09:00}",
            " has before and after: write exactly one of on, before, after, every",
        ),
        ("{every: 2, at: 09:00}", " would never end: add how often it comes, such as at_most: 5"),
        ("{after: 2, at: 09:00, at_most: 3}", " comes once: leave out at_most"),
        ("{on: due, at: 12:15}", " is at 12:15, outside working_hours: choose a time within them"),
    ],
)
def test_an_impossible_step_is_said_in_one_sentence(file: Path, steps: str, sentence: str) -> None:
    assert said(file, reminders(steps)) == f"config.yaml: reminders.monthly[0]{sentence}"


@pytest.mark.parametrize(
    "step", ["{on: open}", "{on: due, at: 09:00}", "{before: 2, at: 09:00}", "{every: 2, at: 09:00, at_most: 5}"]
)
def test_a_step_cannot_stand_twice(file: Path, step: str) -> None:
    assert said(file, reminders(f"{step}, {step}")) == (
        "config.yaml: reminders.monthly[1] stands there twice: delete one of the two"
    )


def test_a_reminder_of_the_due_time_must_come_before_it(file: Path) -> None:
    text = "working_hours: ['08:30-20:00']\n" + reminders("{on: due, at: 17:30}")
    assert said(file, text) == (
        "config.yaml: reminders.monthly[0] is at 17:30, but it is due at 17:30: choose an earlier time"
    )


def test_reminders_must_be_of_an_obligation(file: Path) -> None:
    assert said(file, "reminders: {montly: []}") == (
        "config.yaml: reminders.montly is the name of no obligation: did you mean monthly?"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("office: {}\noffice: {}", "config.yaml, line 2: office stands twice"),
        ("office: {name: 督查室\n", "config.yaml, line 2: expected ',' or '}'"),
        ("\toffice: {}", "config.yaml, line 1: found character '\\t' that cannot start any token"),
        ("office: \x07", "config.yaml: unacceptable character #x0007"),
        ("- office", "config.yaml is no list of settings: begin with a key, such as office:"),
    ],
)
def test_what_is_no_yaml_is_said_with_its_line(file: Path, text: str, sentence: str) -> None:
    found = said(file, text)
    assert found.startswith(sentence)
    assert "\n" not in found


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"config\.yaml is not there: put config\.yaml back, or name another"):
        load(file, {})


def test_a_file_in_another_encoding_is_named(file: Path) -> None:
    file.write_bytes("office: {name: 督查室}".encode("gb18030"))
    with pytest.raises(ConfigurationError, match=r"config.yaml cannot be read .*: save it as a text file in UTF-8"):
        load(file, {})
