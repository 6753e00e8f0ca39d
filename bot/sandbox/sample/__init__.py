"""The sample: a made-up district's programme (programme.txt) and who belongs to its groups."""

import datetime as dt
from pathlib import Path

PROGRAMME = Path(__file__).parent / "programme.txt"
OFFICE = "云溪区人民政府办公室督查室"
REGION = "云溪区"
SUPERVISOR = "督查员"
BEGINS = dt.datetime(2026, 2, 26, 9, 0)  # noqa: DTZ001 -- in the office's zone
"""The sandbox's clock starts on the morning after the programme was issued."""

GROUPS = {
    "各镇街": (
        "石桥街道办事处",
        "柳泉街道办事处",
        "南湖街道办事处",
        "清泉镇人民政府",
        "云溪湖旅游度假区",
    ),
}
"""The fixed group whose members are known. 各成员单位 stay without, so that it can be seen how that looks."""

LATE = ("区财政局", "区妇联")
"""Units whose contact has not opened the invitation yet: press START for them."""
STRANGER = "路人（没有邀请）"
