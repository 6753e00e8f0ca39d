"""A made-up office for the benchmarks: a real store on a real disk, rows to send, units that owe."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.config import Settings
from bot.config.settings import Office
from bot.delivery.words import Wording
from bot.rules.letters.answers import Receipt
from bot.rules.letters.base import TaskText
from bot.rules.letters.periods import Filled, OpenPeriod
from bot.rules.terms import Status
from bot.store.door import Store

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
ZONE = ZoneInfo("Asia/Shanghai")
NOW = dt.datetime(2026, 3, 6, 10, 0, tzinfo=ZONE).astimezone(dt.UTC)
"""A Friday morning, the fifth working day of March: the office works, and everybody is busy."""

SETTINGS = Settings(office=Office(name="云溪区政府督查室", region="云溪区"))


@contextmanager
def fresh_store() -> Iterator[Store]:
    """Open an empty SQLite file as the bot does: WAL, and every commit on the disk before anything is said."""
    with TemporaryDirectory(prefix="cuiban-bench-") as folder:
        store = Store(f"sqlite:///{Path(folder) / 'bench.db'}")
        try:
            store.create()
            yield store
        finally:
            store.close()


@cache
def wording() -> Wording:
    """Open the bot's own templates, as warm as in a bot that has been at work for a while."""
    words = Wording(TEMPLATES, office=SETTINGS.office.name, zone=ZONE)
    words.words(receipt(1, ""), "zh_CN")
    return words


def receipts(count: int) -> Iterator[Receipt]:
    """Write what the bot says most often, each a little different."""
    for number in range(1, count + 1):
        yield receipt(number, f"已完成招标，施工单位进场，完成年度任务的{number % 100}%。")


def receipt(number: int, done: str) -> Receipt:
    """Write the receipt of a reply to one task."""
    return Receipt(
        unit="区住建局",
        period=OpenPeriod(number, "2026-02", owed=3, total=8, due_at=NOW + dt.timedelta(hours=7)),
        at=NOW,
        saved=(Filled(number, str(number), TaskText("新增停车位2000个"), Status.ON_TRACK, TaskText(done)),),
        on_track=4,
        behind=1,
        done=0,
        left=("12", "48", "民2"),
    )


class Silent:
    """A pump that nobody listens to."""

    def wake(self) -> None:
        """Do nothing."""
