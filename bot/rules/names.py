"""The names that a document attests, and how a name that was cut short is read with them.

Official lists leave the region's prefix out after the first name: 区发改局、工信局 means 区发改局 and 区工信局, but
in 区司法局、管委办公室 the second name never had one (青西新管办字〔2020〕15号, row 24). Which is which, the document
itself mostly tells: it writes the same name in full, or at the head of a list, somewhere else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.rules.clauses import clauses
from bot.rules.organs import ending, stands_for_itself
from bot.rules.terms import DoubtKind

_PREFIXES: Final = "区县市旗省"
_NOT_A_PREFIX: Final = re.compile(r"市场|市政|市容|市民|市域|市区|区域|区块|区级|区属|县域|县级")
"""Words that begin with the same character as a prefix."""

_BRANCHES: Final = ("委", "政府")
"""What may stand between prefix and name: 区委宣传部、组织部."""

_REGION: Final = re.compile(r"^(?:(?P<city>\w{2,}?)市)?(?P<own>\w{2,}?)[区县市旗]$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one document attests.

    `prefix` is the region's (区, 县 …; empty where the document uses none), `full` the names written with it, `alone`
    those that stand where nothing could have been left out, `short` maps a short form to its whole name, `places` are
    the names of the region itself, `groups` the short forms that stand for several.
    """

    prefix: str = ""
    full: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    short: Mapping[str, str] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()

    def has_prefix(self, name: str) -> bool:
        """Tell whether a name is written with the region's prefix: 区商务局 is, 市场监管局 is not."""
        return bool(self.prefix) and name[1:] != "" and name[0] == self.prefix and not _NOT_A_PREFIX.match(name)

    def complete(self, name: str, *, at_head: bool) -> tuple[str, DoubtKind | None]:
        """Return the name that is meant, and a doubt if the document does not say.

        `at_head`: it is the first of its string, where nobody leaves a prefix out.
        """
        name = self.short.get(name, name)
        if self.has_prefix(name):
            return name, None
        whole = next((each for each in self._with_prefix(name) if each in self.full), None)
        if whole:
            return whole, None
        if at_head or not self.prefix or name in self.alone or stands_for_itself(name, self.places):
            return name, None if ending(name) else DoubtKind.UNREAD
        return (self.prefix + name if self.habit(name) >= 0 else name), DoubtKind.PREFIX_UNSURE

    def _with_prefix(self, name: str) -> Iterator[str]:
        yield self.prefix + name
        yield from (self.prefix + branch + name for branch in _BRANCHES)

    def habit(self, name: str) -> int:
        """Weigh how organs of this sort (局, 指挥部 …) are written: above 0 with the prefix, below 0 without."""
        if name[0] in _PREFIXES and not _NOT_A_PREFIX.match(name):
            return -1  # it has another region's
        sort = ending(name)
        return sum(ending(each) == sort for each in self.full) - sum(ending(each) == sort for each in self.alone)


def collect(rows: Iterable[tuple[str, str]], *, region: str) -> Lexicon:
    """Gather what the rows attest: (responsible-unit string, content) of each. `region` is as in 济南市市中区."""
    rows = list(rows)
    lists = [[name for clause in clauses(text) for name in clause.names if name.readable] for text, _ in rows]
    short, groups = {}, set()
    for name in (name for names in lists for name in names if name.defines):
        if name.is_group:
            groups.add(name.defines)
        elif is_short_for(name.defines, name.text):
            short[name.defines] = name.text
    words = [[name.text for name in names if not name.is_group and not name.defines] for names in lists]
    prefix = _usual_prefix(word for names in words for word in names)
    plain = Lexicon(prefix)
    full = frozenset(word for names in words for word in names if plain.has_prefix(word))
    heads = frozenset(names[0].text for names in lists if names and not names[0].is_group) - full
    first = Lexicon(prefix, full, heads)
    alone = heads.union(word for names in words for word in _before_prefix(first, names) if first.habit(word) <= 0)
    short |= _short_places(rows, {word for names in words for word in names} - full)
    return Lexicon(prefix, full, alone, short, frozenset(groups), places_of(region))


def is_short_for(short: str, whole: str) -> bool:
    """Tell whether a short form is made of characters of the whole name, in order."""
    rest = iter(whole)
    return all(sign in rest for sign in short)


def places_of(region: str) -> tuple[str, ...]:
    """Return the names that a region's own organs carry: 济南 and 市中 for 济南市市中区, 青岛 for 青岛西海岸新区."""
    match = _REGION.match(region)
    if not match:
        return (region,) if region else ()
    own = match["own"]
    return tuple(dict.fromkeys(name for name in (match["city"], own, own[:2]) if name))


def _usual_prefix(words: Iterable[str]) -> str:
    found = Counter(word[0] for word in words if word[0] in _PREFIXES and not _NOT_A_PREFIX.match(word))
    return found.most_common(1)[0][0] if found else ""


def _before_prefix(lexicon: Lexicon, names: list[str]) -> Iterator[str]:
    """Give the names of one string that stand before any name with the prefix."""
    for name in names:
        if lexicon.has_prefix(name):
            return
        yield name


def _short_places(rows: list[tuple[str, str]], words: set[str]) -> dict[str, str]:
    """Find places that are named short: 农业示范区 answers for what its own row calls 现代农业示范区 (row 79)."""
    found = {}
    for text, content in rows:
        longer = [name for name in words if name != text and name.endswith(text) and name in content]
        if text in words and text.endswith("区") and len(longer) == 1:
            found[text] = longer[0]
    return found
