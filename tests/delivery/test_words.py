import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import UndefinedError

from bot.delivery.length import CAPTION_LIMIT, TEXT_LIMIT, units, visible
from bot.delivery.messages import Button, File
from bot.delivery.words import Wording
from bot.rules.letters.base import Letter, TaskText

NOTHING = TaskText("")
PARTS = {"zh_CN": "…（从略）", "en": "… (cut)"}


@dataclass(frozen=True)
class Part:
    number: str
    text: TaskText


@dataclass(frozen=True)
class Probe(Letter, kind="probe_of_words"):
    """A letter of the tests: one field of each sort."""

    text: TaskText = NOTHING
    when: dt.datetime = dt.datetime(2026, 3, 6, 9, 30, tzinfo=dt.UTC)
    number: int = 3
    parts: tuple[Part, ...] = ()
    note: TaskText | None = None

    @property
    def count(self) -> int:
        return len(self.parts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, note in PARTS.items():
        (tmp_path / language).mkdir()
        (tmp_path / "_parts").mkdir(exist_ok=True)
        (tmp_path / "_parts" / f"{language}.j2").write_text(f"{{% macro cut_short() %}}{note}{{% endmacro %}}", "utf-8")
    return tmp_path


def wording(folder: Path, template: str, *, minimal: bool = False, language: str = "zh_CN") -> Wording:
    (folder / language / "probe_of_words.j2").write_text(template, "utf-8")
    return Wording(folder, office="云溪区督查室", zone=ZoneInfo("Asia/Shanghai"), minimal=minimal)


def html(folder: Path, template: str, letter: Probe, *, language: str = "zh_CN", minimal: bool = False) -> str:
    return wording(folder, template, minimal=minimal, language=language).words(letter, language).html


def test_the_fields_and_properties_of_a_letter_are_the_variables_of_its_template(folder: Path) -> None:
    letter = Probe(TaskText("选址"), parts=(Part("1", TaskText("x")),))
    assert html(folder, "{{ office }}：{{ text }} {{ number }} {{ count }}", letter) == "云溪区督查室：选址 3 1"


def test_what_a_person_wrote_cannot_become_markup(folder: Path) -> None:
    assert html(folder, "<b>{{ text }}</b>", Probe(TaskText('<i>"x"</i> & y'))) == (
        "<b>&lt;i&gt;&#34;x&#34;&lt;/i&gt; &amp; y</b>"
    )


def test_a_name_that_the_letter_does_not_have_is_a_fault_and_not_a_gap(folder: Path) -> None:
    with pytest.raises(UndefinedError):
        html(folder, "{{ txet }}", Probe())


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh_CN", "3月6日（周五） 17:30 2月份 研究…"), ("en", "Friday 6 March 17:30 February 研究…")],
)
def test_dates_are_written_in_the_language_and_in_the_offices_zone(folder: Path, language: str, expected: str) -> None:
    template = '{{ when|day }} {{ when|clock }} {{ "2026-02"|month }} {{ text|cut(3) }}'
    assert html(folder, template, Probe(TaskText("研究编制规划")), language=language) == expected


def test_a_bare_date_needs_no_zone(folder: Path) -> None:
    assert html(folder, "{{ when.date()|day }}", Probe()) == "3月6日（周五）"


def test_a_day_is_the_offices_day_even_when_it_is_another_one_in_utc(folder: Path) -> None:
    late = dt.datetime(2026, 3, 6, 17, 0, tzinfo=dt.UTC)
    assert html(folder, "{{ when|day }}{{ when|clock }}", Probe(when=late)) == "3月7日（周六）01:00"


def test_lines_after_the_divider_are_rows_of_buttons(folder: Path) -> None:
    by = wording(
        folder, "<b>x</b>\n\n=== buttons ===\n[✅ 好](save:{{ number }}:1) [否](drop)\n\n[网页](https://t.me/x?a=1)\n"
    )
    message = by.words(Probe(), "zh_CN")
    assert message.html == "<b>x</b>"
    assert message.buttons == (
        (Button("✅ 好", data="v1:save:3:1"), Button("否", data="v1:drop")),
        (Button("网页", url="https://t.me/x?a=1"),),
    )


@pytest.mark.parametrize("target", ["http://t.me/x", "tg://user?id=1", "javascript:x", "save:https://t.me/x"])
def test_only_a_safe_address_is_opened_by_a_button(folder: Path, target: str) -> None:
    by = wording(folder, f"x\n=== buttons ===\n[a]({target})")
    assert by.words(Probe(), "zh_CN").buttons == ((Button("a", data=f"v1:{target}"),),)


def test_blank_lines_that_conditions_leave_become_one(folder: Path) -> None:
    assert html(folder, "\n\na\n\n\n\n\nb\nc\n\nd\n\n", Probe()) == "a\n\nb\nc\n\nd"


def test_the_menu_has_a_line_for_each_command(folder: Path) -> None:
    by = wording(folder, "")
    (folder / "zh_CN" / "commands.txt").write_text("report 填报 进展\n\ntasks 我的事项\n", "utf-8")
    assert by.commands("zh_CN") == [("report", "填报 进展"), ("tasks", "我的事项")]


def test_a_row_that_a_condition_leaves_empty_is_no_row(folder: Path) -> None:
    by = wording(folder, "x\n=== buttons ===\n{% if number > 5 %}[a](b){% endif %}\n[c](d)")
    assert by.words(Probe(), "zh_CN").buttons == ((Button("c", data="v1:d"),),)


@pytest.mark.parametrize("evil", ["a](drop:1) [b", "x\n[b](drop:1)", "x\n=== buttons ===\n[b](drop:1)", "](", "[[((\n"])
def test_what_a_person_wrote_cannot_forge_a_button(folder: Path, evil: str) -> None:
    by = wording(folder, "{{ text }}\n=== buttons ===\n[{{ text }}!](save:1)")
    message = by.words(Probe(TaskText(evil)), "zh_CN")
    assert message.html == evil.strip()
    assert message.buttons == ((Button(evil.replace("\n", " ") + "!", data="v1:save:1"),),)


def test_an_ampersand_on_a_button_is_no_markup(folder: Path) -> None:
    by = wording(folder, "x\n=== buttons ===\n[{{ text }}](save:1)")
    assert by.words(Probe(TaskText("R&D <1>")), "zh_CN").buttons[0][0].text == "R&D <1>"


def test_an_unknown_language_is_answered_in_chinese(folder: Path) -> None:
    assert wording(folder, "中文").words(Probe(), "fr").html == "中文"


def test_what_is_too_long_is_cut_with_a_note_and_still_goes(folder: Path) -> None:
    by = wording(folder, "<b>{{ text }}</b>")
    letter = Probe(TaskText("事" * 5000))
    message = by.words(letter, "zh_CN")
    assert units(visible(message.html)) == TEXT_LIMIT
    assert message.html.endswith("事</b>…（从略）")


def test_beside_a_file_the_words_are_a_caption_and_shorter(folder: Path) -> None:
    file = File("附件4.xlsx", b"x")
    message = wording(folder, "{{ text }}").words(Probe(TaskText("事" * 5000)), "zh_CN", file)
    assert message.file == file
    assert units(visible(message.html)) == CAPTION_LIMIT


def test_minimal_mode_leaves_the_texts_of_tasks_out_at_any_depth(folder: Path) -> None:
    letter = Probe(TaskText("秘"), parts=(Part("12", TaskText("密")),), note=TaskText("机"))
    template = "{{ text }} {{ note }} {% for part in parts %}{{ part.number }} {{ part.text }}{% endfor %}"
    assert html(folder, template, letter, minimal=True) == "… … 12 …"
    assert html(folder, template, letter) == "秘 机 12 密"


def test_minimal_mode_does_not_put_dots_where_nothing_stood(folder: Path) -> None:
    assert html(folder, "a{{ text }}{{ note or '' }}b", Probe(), minimal=True) == "ab"


def test_a_template_cannot_reach_behind_the_letter(folder: Path) -> None:
    with pytest.raises(Exception, match=r"unsafe|attribute"):
        html(folder, "{{ text.__class__.__mro__ }}", Probe(TaskText("x")))
