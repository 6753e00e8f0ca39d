"""Notes among units that name nobody: who of them leads (列第一位的为牵头单位，下同), what holds for all rows below.

They stand in brackets behind the last unit, or go on with the list behind a comma or a full stop. Several cities state
the rule so, most of them in the first row only.
"""

import re
from typing import Final

_SIGNS: Final = r"，,。；;、（）()〔〕\[\]【】"
_FIRST: Final = r"(?:首位|第一[位个名]?|最前面?)"
_RULE: Final = (
    rf"(?:[^{_SIGNS}\s]{{0,10}}?{_FIRST}(?:的|者|单位|部门|责任)*(?:(?:作?为|是|系|即)[^{_SIGNS}]{{0,6}}?)?(?:牵头|主办)[^{_SIGNS}]{{0,8}}"
    rf"|[^{_SIGNS}\s]{{0,6}}(?:牵头|主办)(?:单位|部门)?[排列居在为]{{1,2}}{_FIRST}[^{_SIGNS}]{{0,8}})"
)
_MORE: Final = r"(?:[，,；;。]?\s*(?:[以如]?下同|下略|以下不再[^，。；（）]{0,10}))*"
_IN_BRACKETS: Final = re.compile(
    rf"[（(〔\[【]\s*[^（）()〔〕]{{0,12}}?(?P<rule>{_RULE}){_MORE}[^（）()〔〕]{{0,12}}[）)〕\]】]"
)
_BEHIND: Final = re.compile(rf"(?:^|[，,；;。、\s])\s*(?P<rule>{_RULE}){_MORE}(?=[，,；;。）)]|$)")
_ALL: Final = (
    r"(?:以[下上](?![简统并]?称)[^。；]{0,4}(?:各项|任务|工作|事项|内容|条|均|都|同|不再|项目|部分|措施)|下同"
    r"|[以如]下同|不再(?:单独|重复|逐一|一一|另行)?[列标注赘说]|各项(?:任务|工作)均)"
)
_FOR_ALL: Final = re.compile(
    rf"[（(〈](?:含|包括|包含)[^（）()〈〉]*[，,；;、]\s*[以如]?下同[）)〉]|[，,；;、]\s*[以如]?下同(?=\s*[）)〉])|"
    rf"[（(〔\[【]\s*{_ALL}(?:[^（）()〔〕]|[（(][^（）()]*[）)])*[）)〕\]】]|(?:^|[，,；;。、\s])\s*{_ALL}.*$",
    re.DOTALL,
)
"""以下均需各县政府落实，不再重复列出: up to its end such a sentence speaks of all rows, and of no unit of this one.

Who is meant by a name (各区人民政府（含开发区管委会，下同）) is said once; the rows below write it without.
"""

_MAY_BE: Final = re.compile(rf"{_FIRST}|以[下上]|下同|不再|各项")


def without_note_on_order(text: str) -> tuple[bool, str]:
    """Tell whether a string notes that the first one listed leads, and give it without this or any other note."""
    if not _MAY_BE.search(text):
        return False, text
    rest = _BEHIND.sub("", _IN_BRACKETS.sub("", text))
    bare = _FOR_ALL.sub("", rest)
    return rest != text, bare


def note_on_order(text: str) -> str:
    """Return the words of such a note; empty if there is none."""
    found = _IN_BRACKETS.search(text) or _BEHIND.search(text)
    return found["rule"].strip() if found else ""
