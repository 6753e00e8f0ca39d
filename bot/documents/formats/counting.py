"""How Word writes the numbers of a list (ST_NumberFormat, ECMA-376 part 1, 17.18.59)."""

from collections.abc import Callable
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_PLACES: Final = ((1000, "千"), (100, "百"), (10, "十"))
_LEGAL: Final = str.maketrans("〇一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟萬")
_ROMANS: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_TEN_THOUSAND: Final = 10_000
_TEN: Final = 10
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PARENTHESISED: Final = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_STOPPED: Final = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BRACKETED: Final = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")


def chinese(number: int) -> str:
    """Write a number below ten thousand in words: 十二, 一百零三."""
    if not 0 < number < _TEN_THOUSAND:
        return str(number)
    words, gap = "", False
    for place, sign in _PLACES:
        digit, number = divmod(number, place)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + sign
        gap = bool(words) and not digit
    words += (("零" if gap else "") + _DIGITS[number]) if number else ""
    return words.removeprefix("一") if words.startswith("一十") else words


def _legal(number: int) -> str:
    words = chinese(number)
    return (f"一{words}" if words.startswith("十") else words).translate(_LEGAL)


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _tens(number: int) -> str:
    """Count as chineseCounting does: in words up to 99, digit by digit beyond."""
    return chinese(number) if number < _TEN * _TEN else _digits(number)


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMANS:
        times, number = divmod(number, value)
        words += letters * times
    return words


def _letter(number: int) -> str:
    """Count A … Z, AA, BB …, as Word does."""
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "chineseCounting": _tens,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": _legal,
    "ideographDigital": _digits,
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseCounting": _tens,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "decimalEnclosedCircle": _of(_CIRCLED),
    "decimalEnclosedCircleChinese": _of(_CIRCLED),
    "decimalEnclosedParen": _of(_PARENTHESISED),
    "decimalEnclosedFullstop": _of(_STOPPED),
    "ideographEnclosedCircle": _of(_BRACKETED),
    "ideographParenthesis": _of(_BRACKETED),
}
_MOST: Final = 30_000


def written(number: int, style: str) -> str:
    """Write a number in a format of Word's; what is not known, and what is beyond all lists, in digits."""
    write = _FORMATS.get(style)
    return write(number) if write and 0 < number < _MOST else str(number)
