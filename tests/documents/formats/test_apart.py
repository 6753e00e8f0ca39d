"""The process in which documents are read."""

import json
import subprocess
import sys

import pytest

from bot.documents.blocks import Cell, Grid, Line
from bot.documents.formats import __main__ as reader
from bot.documents.formats import blocks_of
from bot.documents.formats.apart import read_apart
from bot.documents.formats.packages import Kind
from bot.documents.formats.wire import packed, unpacked
from bot.errors import DocumentError
from tests.documents.formats.files import HEADER, ROW, p, sheet, word
from tests.documents.formats.pages import written

WIDE = Cell("城建", ("城建",))
COVERED = Cell("城建", ("城建",), covered=True)


def test_blocks_come_back_as_they_were() -> None:
    blocks = (Line(1, "附件1", ("附件",)), Grid("任务", ((WIDE, COVERED), (Cell("1"), Cell())), (3, 4)))
    assert unpacked(json.loads(json.dumps(packed(blocks)))) == blocks


@pytest.mark.parametrize(
    ("content", "first"),
    [(word(p("附件1")), Line(1, "附件1")), (written("附件1"), Line(1, "附件1"))],
    ids=["Word", "PDF"],
)
def test_a_document_is_read_in_a_process_of_its_own(content: bytes, first: Line) -> None:
    assert blocks_of(content, "分解表") == (first,)


def test_the_libraries_are_not_loaded_into_the_bot() -> None:
    script = (
        "import sys; from bot.documents.formats import blocks_of; blocks_of(sys.stdin.buffer.read(), 'x');"
        "print({'docx', 'openpyxl', 'pypdfium2', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], input=word(p("1")), capture_output=True, check=True)  # noqa: S603 -- ourselves
    assert done.stdout.decode().strip() == "set()"


def test_the_process_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def run(command: list[str], **options: object) -> "subprocess.CompletedProcess[bytes]":
        seen.update(options)
        return subprocess.CompletedProcess(command, 0, b'{"blocks": []}')

    monkeypatch.setenv("BOT_TOKEN", "secret")
    monkeypatch.setattr("bot.documents.formats.apart.subprocess.run", run)
    read_apart(Kind.WORD, b"", "x")
    assert "secret" not in str(seen["env"])


def test_a_document_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(DocumentError) as caught:
        read_apart(Kind.WORKBOOK, sheet([HEADER, ROW]), "任务.xlsx", seconds=0.001)
    assert caught.value.code == "too_large"


@pytest.mark.skipif(sys.platform == "win32", reason="work is limited by the clock there")
def test_work_is_limited_and_not_only_the_clock() -> None:
    script = (
        "import resource, sys; sys.argv = ['', 'xlsx', '任务.xlsx']\n"
        "from bot.documents.formats import __main__ as reader\n"
        "reader.answered = lambda *_: {}\n"
        "reader.main()\n"
        "print(resource.getrlimit(resource.RLIMIT_CPU))"
    )
    done = subprocess.run([sys.executable, "-c", script], input=b"", capture_output=True, check=True)  # noqa: S603 -- ourselves
    assert done.stdout.decode().strip().endswith("(8, 8)")


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(DocumentError) as caught:
        read_apart("nothing known", b"", "任务.xlsx")  # type: ignore[arg-type]
    assert caught.value.code == "too_large"


def test_more_places_than_anybody_could_fill_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_PLACES", 5)
    assert reader.answered(Kind.WORKBOOK, sheet([HEADER, ROW]), "任务.xlsx")["code"] == "too_large"
    assert "blocks" in reader.answered(Kind.WORD, word(p("1")), "通知.docx")


def test_running_out_of_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reader, "_read", read)
    assert reader.answered(Kind.WORD, b"", "通知.docx")["code"] == "too_large"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to the limit of data")
def test_the_process_gets_no_more_memory_than_it_may() -> None:
    greedy = "m.answered = lambda *_: bytes(400_000_000); m.main()"
    script = f"from bot.documents.formats import __main__ as m; {greedy}"
    command = [sys.executable, "-c", script, "docx", "x"]
    done = subprocess.run(command, input=b"", capture_output=True, check=False)  # noqa: S603 -- ourselves
    assert b"MemoryError" in done.stderr
