"""What breaks a decomposition on its way to plain text: what is mended, what is told, what is refused."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.documents.decomposition import read_bytes, read_file
from bot.errors import DocumentError
from tests.conftest import TODAY
from tests.documents.reading import SAMPLE, SHIZHONG, WEST_COAST, of, row, sample

HARMLESS: dict[str, Callable[[str], str]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "every blank line lost": lambda text: re.sub(r"\n{2,}", "\n", text),
    "a blank line after every line": lambda text: text.replace("\n", "\n\n"),
    "page numbers": lambda text: text.replace("\n三", "\n— 4 —\n\f三").replace("\n\t三", "\n第 5 页 共 9 页\n\n\t三"),
    "a repeated header": lambda text: text.replace("\n14\t", "\n序号\t内容\t分管领导\t责任单位\n14\t").replace(
        "\n\t三\n", "\n\t类别\n\t民生实事内容\n\t牵头领导\n\t责任单位（加黑的为牵头单位）\n\n\t三\n"
    ),
    "contents cut over lines": lambda text: text.replace("亿元以上", "亿\n\n元以上").replace(
        "为全区义务", "为全\n区义\n务"
    ),
    "units cut within a name": lambda text: text.replace("区工信局牵头，云溪", "区工信局牵头，云\n溪").replace(
        "区教体局、住建局、", "区教\n体局、\n\n住建局、"
    ),
    "units cut before a role word": lambda text: text.replace("等单位配合", "\n等单位配合"),
    "annexes numbered in Chinese": lambda text: text.replace("\n附件1\n", "\n附件一\n").replace(
        "\n附件2\n", "\n## 附 件 2\n"
    ),
}


@pytest.mark.parametrize("damage", HARMLESS)
def test_harmless_damage_changes_nothing(damage: str) -> None:
    assert sample(HARMLESS[damage]) == sample()


@pytest.mark.parametrize("damage", ["every blank line lost", "a blank line after every line", "Windows line ends"])
@pytest.mark.parametrize("file", [WEST_COAST, SHIZHONG])
def test_the_real_texts_survive_harmless_damage_too(sources: Path, file: str, damage: str) -> None:
    text = (sources / file).read_text(encoding="utf-8")
    start = re.search(r"\n附件 ?1\n", text)
    assert start
    damaged = text[: start.start()] + HARMLESS[damage](text[start.start() :])

    assert read_bytes(damaged.encode(), file, today=TODAY) == read_file(sources / file, today=TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_may_be_written_in_any_usual_encoding(encoding: str) -> None:
    content = SAMPLE.read_text(encoding="utf-8").encode(encoding)

    assert read_bytes(content, "sample.txt", today=TODAY) == sample()


def test_of_a_row_whose_units_are_missing_it_is_told_once_that_it_names_nobody() -> None:
    cut = row(3, sample(lambda text: text.replace("分管工业副区长\t区工信局\n", "分管工业副区长\n")))

    assert [str(doubt) for doubt in cut.doubts] == ["no unit named"]


def test_a_number_that_is_missing_between_two_rows_is_told() -> None:
    read = sample(lambda text: re.sub(r"\n14\t.*", "", text))

    assert [str(doubt) for doubt in row(13, read).doubts] == ["row cut: after it comes 15"]


@pytest.mark.parametrize("after", ["区财政局\n附注：另行通知", "区人社局\n\n附注：另行通知"])
def test_what_stands_behind_a_whole_row_is_told_and_left_out(after: str) -> None:
    unit = after.split("\n", maxsplit=1)[0]
    read = sample(lambda text: re.sub(rf"(\t){unit}\n", rf"\1{after}\n", text, count=1))
    found = next(each for each in read.rows if each.unit_text == unit)

    assert [one.name for one in found.units] == [unit]
    assert [str(doubt) for doubt in found.doubts] == ["row cut: 附注：另行通知"]


def test_a_cell_too_many_is_told() -> None:
    read = sample(lambda text: text.replace("区财政局\n", "区财政局\t备查\n", 1))

    assert [str(doubt) for doubt in row(7, read).doubts] == ["row cut: 备查"]


def test_two_rows_with_one_number_are_both_kept_and_the_later_one_is_told() -> None:
    twice = sample(lambda text: re.sub(r"\n8\t", "\n7\t", text, count=1))
    later = row(18, twice)

    assert len(of("附件1", twice)) == 17
    assert (row(7, twice).content, later.content) == (row(7, sample()).content, row(8, sample()).content)
    assert "row cut: numbered 7 like another row" in [str(doubt) for doubt in later.doubts]


def test_a_row_that_is_repeated_word_for_word_is_one_row() -> None:
    repeated = sample(lambda text: re.sub(r"(\n7\t.*)", r"\1\1", text))

    assert repeated == sample()


def test_annexes_are_counted_beyond_ten() -> None:
    head = "云溪政办发〔2026〕4号\n2026年3月2日\n"
    table = "序号\t事项\t责任单位\n1\t建成一座桥。\t区住建局\n"
    read = read_bytes(f"{head}附件十\n{table}附件十二\n{table}附件\n{table}".encode(), "bridges.txt", today=TODAY)

    assert [each.annex for each in read.rows] == ["附件10", "附件12", "附件1"]


def test_a_due_column_is_kept_as_text() -> None:
    head = "云溪政办发〔2026〕4号\n2026年3月2日\n附件1\n"
    table = "序号\t事项\t责任单位\t完成时限\n1\t建成一座桥。\t区住建局\t10月底\n"

    assert [each.due_text for each in read_bytes((head + table).encode(), "bridge.txt", today=TODAY).rows] == ["10月底"]


# -- what cannot be read -----------------------------------------------------------------------------------------

TABLE = "附件1\n序号\t事项\t责任单位\n1\t建成一座桥。\t区住建局\n"


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        ("云溪政办发〔2026〕3号\n2026年2月25日\n各单位：请遵照执行。".encode(), "needs a header"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(content: bytes, remedy: str) -> None:
    with pytest.raises(DocumentError, match=re.escape(remedy)) as fault:
        read_bytes(content, "notice.txt", today=TODAY)

    assert str(fault.value).startswith("notice.txt ")


def test_a_file_that_is_not_there_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nowhere\.txt cannot be opened"):
        read_file(tmp_path / "nowhere.txt", today=TODAY)


@pytest.mark.parametrize(
    ("head", "document", "issued"),
    [
        ("云溪政办发[2026]3号\n2026年2月25日", "云溪政办发〔2026〕3号", dt.date(2026, 2, 25)),
        ("# 云溪政办发（2026）第 12 号\n二〇二六年二月二十五日", "云溪政办发〔2026〕12号", dt.date(2026, 2, 25)),
        (
            "根据云政发〔2025〕9号，\n云溪政办字【2026】3号\n2026 年 12 月 1 日",
            "云溪政办字〔2026〕3号",
            dt.date(2026, 12, 1),
        ),
        (
            "云溪政办发〔2026〕3号\n2026年2月20日\n会议通过\n2026年2月25日",
            "云溪政办发〔2026〕3号",
            dt.date(2026, 2, 25),
        ),
        (
            "云溪政办发〔2026〕3号\n云溪区人民政府办公室 2026年2月25日印发",
            "云溪政办发〔2026〕3号",
            dt.date(2026, 2, 25),
        ),
        ("云溪政办发〔2026〕3号\n二○二六年十月十日", "云溪政办发〔2026〕3号", dt.date(2026, 10, 10)),
    ],
)
def test_number_and_date_are_written_in_many_ways(head: str, document: str, issued: dt.date) -> None:
    read = read_bytes(f"{head}\n{TABLE}".encode(), "notice.txt", today=TODAY)

    assert (read.document, read.issued, read.year) == (document, issued, 2026)
