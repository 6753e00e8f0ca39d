"""Examples of what a supervisor is told about documents that they send."""

from bot.rules.letters.base import Letter
from bot.rules.letters.intake import HowToImport, Pasted, PasteDropped, Unreadable

LONG = "云溪区2026年政府工作报告重点工作任务分解方案（征求意见修改稿第三稿）最终版附件一二三.docx"

EXAMPLES: list[Letter] = [
    HowToImport(),
    Pasted(7),
    PasteDropped(),
    Unreadable("分解方案.doc", "old_format", "分解方案.doc is an old Word file. Save it as .docx and send it again."),
    Unreadable(LONG, "", "sheet 事项, row 7, column 责任单位: no unit is called so. " * 60),
]
