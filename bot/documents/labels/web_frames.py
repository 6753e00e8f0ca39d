"""What a web page puts below a text: who runs the site, its address and licences, buttons. None of it is a task's."""

import re
from collections.abc import Sequence
from typing import Final

from bot.documents.blocks import Line
from bot.documents.labels.item_numbers import number_at
from bot.documents.labels.labels import has_label

_SITE: Final = re.compile(
    r"网站标识码|ICP\s*备|公网安备|版权所有|网站地图|技术支持[:：]|关于我们|联系我们|扫一扫|分享到|打印本页|关闭窗口|【?打印】?\s*【?关闭】?"
    r"|责任编辑|浏览次数|访问量|上一篇|下一篇|相关(?:链接|文档|解读|阅读)[:：]?|[Cc]opyright|©"
)
_RUN_BY: Final = re.compile(
    r"\s*(?:主办|承办|协办)(?:单位)?\s*[:：].*(?:政府|办公[厅室]|信息中心|大数据)|\s*(?:地址|邮编|联系电话)\s*[:：]"
)
_LAST: Final = 15
"""So many lines at the end may be the page's."""


def without_frame(lines: Sequence[Line]) -> list[Line]:
    """Leave out what follows the text on its page. Who runs something is the page's only where more of it stands."""
    filled = [at for at, line in enumerate(lines) if line.text.strip()][-_LAST:]
    begin = len(lines)
    for at in reversed(filled):
        text = lines[at].text
        of_page = bool(_SITE.search(text) or _RUN_BY.match(text))
        if of_page:
            begin = at
        elif number_at(text, 0)[0] or has_label(text):
            break
    below = "\n".join(line.text for line in lines[begin:])
    return list(lines[:begin]) if _is_page(below) else list(lines)


def _is_page(text: str) -> bool:
    """Tell whether lines are a page's: by a word that only sites use, or because two of them say who and where."""
    return bool(_SITE.search(text)) or len(re.findall(r"(?:主办|承办|地址|邮编)(?:单位)?\s*[:：]", text)) > 1
