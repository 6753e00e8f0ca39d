"""Examples of what is said when a post changes hands, and of deputies."""

from bot.rules.letters.base import Letter
from bot.rules.letters.handover import (
    DeputyBound,
    DraftLeft,
    HandoverAsked,
    HandoverGranted,
    HandoverRequest,
    Inherited,
    LinkMade,
    LinkToForward,
    LinkWithdrawn,
    PostChanged,
    SeatChoice,
    WhichPost,
)
from tests.cast import at

LONG = "云溪现代农业示范区管理委员会综合协调和督查服务中心办公室"
UNTIL = at("2026-03-09 17:30")
LINK = "https://t.me/cuiban_bot?start=Zm9vYmFyX2Zvb2Jhci1mb29iYXI"

EXAMPLES: list[Letter] = [
    WhichPost("handover", (SeatChoice(1, "区发改局", "联络员"), SeatChoice(2, "区统计局", "承办人"))),
    WhichPost("deputy", tuple(SeatChoice(n, LONG, LONG) for n in range(999_999_990, 999_999_998))),
    LinkMade("handover", "区发改局", "联络员", UNTIL, 7),
    LinkMade("deputy", "区发改局", "联络员（AB角）", UNTIL, 999_999_999),
    LinkToForward("handover", "区发改局", "联络员", LINK, UNTIL),
    LinkToForward("deputy", "<区级>重点工程建设服务中心", "承办人 & 联络员（AB角）", LINK, UNTIL),
    LinkWithdrawn("区发改局", "联络员"),
    Inherited("区发改局", (DraftLeft(1, "2026-02", 3, 7),), ()),
    Inherited("区发改局", (), (5,)),
    Inherited(LONG, tuple(DraftLeft(n, "2026-02", 3, 7) for n in range(999_999_990, 999_999_998)), tuple(range(8))),
    HandoverAsked("4821", None, UNTIL),
    HandoverAsked("4821", UNTIL, UNTIL),
    HandoverRequest("区发改局", "联络员", "4821", 1, 5, UNTIL),
    HandoverRequest(LONG, LONG, "4821", 999_999_999, 999_999_999, UNTIL),
    HandoverGranted("区发改局", "联络员", "4821", UNTIL, 7),
    PostChanged(1, "区发改局", "联络员", UNTIL, "handover"),
    PostChanged(1, "区发改局", "联络员", UNTIL, "office"),
    PostChanged(999_999_999, LONG, "联络员（AB角）", UNTIL, "deputy"),
    PostChanged(0, "", "督查一科", UNTIL, "office"),
    DeputyBound("区发改局", "联络员（AB角）"),
]
