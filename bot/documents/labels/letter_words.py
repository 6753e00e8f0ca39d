"""Words of the letter around the tasks, as patterns: its date, what it tells everybody, how its tables are titled."""

from typing import Final

DATE: Final = r"[12二]\S{3}年\S{1,3}月\S{1,3}日(?:印发)?"
"""A date in Arabic or Chinese numerals, without blanks, as it stands below a signature: 2026年2月24日印发."""
EVERYBODY: Final = r"各(?:牵头|责任|参与|配合|承办|有关|相关|成员|级|地|[市区县])*(?:单位|部门|地区?|县区|镇街|乡镇)"
OUGHT: Final = "要|应|须|务必"
"""各责任单位要…: a notice tells everybody what to do; it is no unit's task."""
TABLE: Final = "分解表|任务表|一览表|责任表|责任清单"
