"""Examples of what a supervisor sees and does about who is bound."""

from bot.rules.letters.base import Letter
from bot.rules.letters.people import (
    Holder,
    InvitationLink,
    InvitePost,
    Named,
    OpenInvitation,
    People,
    PostChoice,
    ReleaseConfirm,
    Released,
    Revoked,
    UnitLine,
    UnitPeople,
    UnitUnknown,
)
from tests.cast import at

LONG = "云溪现代农业示范区管理委员会综合协调和督查服务中心办公室"
UNTIL = at("2026-03-09 17:30")

EXAMPLES: list[Letter] = [
    People(0, 0, 0, 0, 0, 1, (), 0, 1),
    People(
        total=4,
        bound=2,
        unreachable=1,
        invited=1,
        vacant=1,
        first=1,
        lines=(
            UnitLine(1, "区发改局", ("联络员",)),
            UnitLine(2, "区工信局", ("联络员", "承办人"), ("承办人",)),
            UnitLine(3, "区财政局", (), (), UNTIL),
            UnitLine(4, "区住建局"),
        ),
        page=0,
        pages=1,
    ),
    People(
        total=87,
        bound=87,
        unreachable=87,
        invited=0,
        vacant=0,
        first=71,
        lines=tuple(UnitLine(n, LONG, (LONG[:20],) * 4, (LONG[:20],) * 4) for n in range(999_999_900, 999_999_910)),
        page=7,
        pages=9,
    ),
    UnitPeople(1, "区发改局", (), ()),
    UnitPeople(0, "", (Holder(3, "督查一科", at("2026-02-25 09:00"), you=True),), ()),
    UnitPeople(
        999_999_999,
        LONG,
        tuple(Holder(n, LONG, at("2026-02-25 09:00"), unreachable=True) for n in range(999_999_990, 999_999_994)),
        tuple(OpenInvitation(n, LONG, UNTIL) for n in range(999_999_990, 999_999_994)),
        page=8,
    ),
    InvitePost(1, "区发改局", (PostChoice(1, "联络员甲", bound=True), PostChoice(2, "联络员乙", bound=False))),
    InvitePost(999_999_999, LONG, tuple(PostChoice(n, LONG, bound=True) for n in range(999_999_990, 999_999_998))),
    InvitationLink("区发改局", "联络员", "https://t.me/cuiban_bot?start=a", UNTIL, 7, succeeds=True),
    ReleaseConfirm("unbind", 3, 1, "区发改局", "联络员"),
    ReleaseConfirm("revoke", 999_999_999, 0, "", "督查一科"),
    Released(1, "区发改局", "联络员"),
    Released(0, "", "督查一科"),
    Revoked(1, "区发改局", "联络员"),
    Revoked(0, "", "督查一科"),
    InvitationLink("区发改局", "联络员", "https://t.me/cuiban_bot?start=Zm9vYmFyX2Zvb2Jhci1mb29iYXI", UNTIL, 7),
    UnitUnknown(""),
    UnitUnknown("区<外星>局" * 20),
    UnitUnknown("发改", (Named(1, "区发改局"), Named(12, LONG), Named(999_999_999, "区农业农村局"))),
]
