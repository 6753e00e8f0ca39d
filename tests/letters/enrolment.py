"""Examples of the letters to who comes, who may not come in, and who leaves."""

from bot.rules.letters.base import Letter
from bot.rules.letters.enrolment import (
    AlreadyBound,
    BindingEnded,
    InvitationRefused,
    NextDue,
    Share,
    Stranger,
    Welcome,
    WelcomeSupervisor,
)
from tests.cast import at

MARCH = NextDue("2026-02", at("2026-03-06 17:30"))

EXAMPLES: list[Letter] = [
    Welcome("区发改局", "联络员", 2026, Share(lead=6, separate=1, support=2), MARCH),
    Welcome("区住建局", "联络员", 2026, Share(support=1), None),
    Welcome("区教体局", "联络员", 2026, Share(), None),
    Welcome("区教体局", "联络员", None, Share(), None),
    Welcome(
        "<区级>重点工程建设服务中心",
        "承办人 & 联络员",
        2026,
        Share(lead=1, unconfirmed=12),
        NextDue("2026-12", at("2027-01-08 17:30"), provisional=True),
    ),
    WelcomeSupervisor("督查一科", 15, 5),
    WelcomeSupervisor("督查一科", 0, 0),
    AlreadyBound("区发改局", "联络员"),
    AlreadyBound("", "督查一科", spared=True),
    InvitationRefused("expired"),
    InvitationRefused("used"),
    InvitationRefused("revoked"),
    Stranger(),
    BindingEnded("区发改局", "联络员", succeeded=True),
    BindingEnded("", "督查一科", succeeded=False),
]
