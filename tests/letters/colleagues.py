"""Examples of what is said when a colleague reported first."""

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.colleagues import Overtaken, OvertakenLine
from tests.cast import at

AT = at("2026-03-05 10:05")
WORDS = TaskText("完成<选址> & 方案比选。" * 12)

EXAMPLES: list[Letter] = [
    Overtaken(
        "区发改局",
        1,
        "2026-02",
        (OvertakenLine(7, "24", "联络员乙", AT, TaskText("完成选址。"), TaskText("完成80%。")),),
        left=3,
    ),
    Overtaken(
        "云溪现代农业示范区管理委员会综合协调和督查服务中心办公室",
        999_999_999,
        "2026-02",
        tuple(OvertakenLine(n, "民99", "联络员（AB角）", AT, WORDS, WORDS) for n in range(999_999_990, 999_999_995)),
        more=12,
    ),
]
