"""Words around a report that are no part of it: 收到, 好的, headings, 请审阅; and questions, which want a person."""

import re

_NOISE = re.compile(r"[\W_]+")
_GREETING = re.compile(
    r"(?:您好|你好|早上好|上午好|下午好|收到|已收到|好的?|好滴|[谢感多]谢您?|明白|知道了?|了解|辛苦了?|嗯+|哦|行|可以|没问题"
    r"|ok|okay|thanks?|thankyou|hi|hello|gotit|received|noted|已阅|遵照|马上|尽快|稍后|稍等|今天|下午|上午|明天|报|办|办理|落实|报送"
    r"|(?:审核|审定|签字|签批|把关)(?:完|好|过)?以?(?:后|再)|再|等|待|才|晚点|晚些|回头"
    r"|领导|督查室|老师|同志|我们|我|这边|会|就|一定|按时|按要求|了|的|啊|哈|呢)+",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:以上|特此|妥否|当否|如有不妥)?(?:情况|内容|汇报|报告)?(?:请?(?:您|领导)?(?:审阅|审核|批示|查收|指示|指正)|报告|汇报|谢谢|感谢)"
)
_HEADING = re.compile(
    r".{0,40}(?:汇报|报告|报送|进展|情况|如下|工作|事项|任务|更正|补充|修改)\s*(?:如下)?\s*[：:]?\s*", re.DOTALL
)
_QUESTION = re.compile(
    r"[？?][\s\W]*$|^(?:请问|咨询|想问)|(?:吗|呢)[。！!\s]*$|^.{0,6}(?:怎么|如何)(?:报|填|写)|转人工"
)
_DISOWNING = re.compile(
    r".{0,12}(?:不归|不属于?|不由|不是|非)我(?:们|单位|局|办)?(?:单位)?(?:负责|牵头|管)?的?[。！!\s]*"
    r"|.{0,4}我(?:们|单位|局|办)(?:单位)?不(?:负责|管|牵头).{0,8}"
    r"|.{0,12}(?:不是|并非)(?:由)?我(?:们|单位|局|办)?(?:单位)?(?:负责|牵头|管)的?(?:[，,。；]?\s*(?:应)?[是由].{1,20})?[。！!\s]*"
)


def greets(text: str) -> bool:
    """Tell whether a message only greets or acknowledges (收到, 好的谢谢), or has no words at all (👍)."""
    words = _NOISE.sub("", text)
    return not words or _GREETING.fullmatch(words) is not None


def asks(text: str) -> bool:
    """Tell whether a message is a question to a person, not a report."""
    return _QUESTION.search(text.strip()) is not None


def disowns(text: str) -> bool:
    """Tell whether a message only says that the task is not the sender's (不归我局管): a person must look into it."""
    return _DISOWNING.fullmatch(text.strip()) is not None


def courteous(text: str) -> bool:
    """Tell whether words are a greeting, a heading (“区发改局2月进展如下：”) or a closing (“请审阅”)."""
    return all(greets(line) or closes(line) or _HEADING.fullmatch(line) for line in text.splitlines())


def closes(line: str) -> bool:
    """Tell whether words only close a message: 谢谢, 请审阅, 特此报告."""
    return _CLOSING.fullmatch(_NOISE.sub("", line)) is not None
