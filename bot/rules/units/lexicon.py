"""The names that a document attests, and how a name that was cut short is read with them.

Official lists leave the region's prefix out after the first name: 区发改局、工信局 means 区发改局 and 区工信局, but
in 区司法局、管委办公室 the second name never had one (青西新管办字〔2020〕15号, row 24). Which is which, the document
itself mostly tells: it writes the same name in full, or at the head of a list, somewhere else. Where it does not, an
organ that every region has lost the prefix of the names before it; anything else stays in doubt.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.rules.short_forms import is_short_for
from bot.rules.terms import DoubtKind, Role
from bot.rules.units.clauses import Clause, clauses
from bot.rules.units.departments import is_business, is_everywhere, is_party_organ, may_be_party_organ
from bot.rules.units.organs import (
    ending,
    is_enterprise,
    is_lent_to_enterprises,
    is_town,
    is_zone,
    stands_for_itself,
)
from bot.rules.units.prefixes import is_foreign, prefix_of
from bot.rules.units.vertical import has_its_own_place

_BRANCHES: Final = ("委", "政府", "直")
"""What may stand between prefix and name: 区委宣传部、组织部."""

_OVER_TOWNS: Final = frozenset({"", "省", "自治区", "市", "州", "自治州", "盟"})
"""Whose lists name towns: a province its cities, a city or a prefecture the cities of a county's rank."""

_REGION: Final = re.compile(r"^(?:(?P<city>\w{2,}?)市)?(?P<own>\w{2,}?)[区县市旗]$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one document attests.

    `prefix` is the region's (区, 县 …; empty where the document uses none), `full` the names written with it, `alone`
    those that stand where nothing could have been left out, `short` maps a short form to its whole name, `places` are
    the names of the region itself, `groups` the short forms that stand for several, `habits` how organs of a sort are
    written. `first_leads`: the document says that the first unit leads. `names_supporters`: it writes 配合 behind them.
    `answerers_lead`: it has 配合单位 beside 责任单位, and nowhere 牵头单位.
    """

    prefix: str = ""
    full: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    short: Mapping[str, str] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    habits: Mapping[str, int] = field(default_factory=dict)
    first_leads: bool = False
    names_supporters: bool = False
    answerers_lead: bool = False

    def has_prefix(self, name: str) -> bool:
        """Tell whether a name is written with the region's prefix: 区商务局 is, 市场监管局 is not."""
        return bool(self.prefix) and name.startswith(self.prefix) and name != self.prefix and not is_foreign(name)

    def complete(self, name: str, before: Sequence[str]) -> tuple[str, DoubtKind | None]:
        """Return the name that is meant, and a doubt if neither the document nor the list says.

        `before` are the names before it in its string, completed; nobody leaves the prefix of the first one out.
        """
        name = self.short.get(name, name)
        town = is_town(name) and self.prefix in _OVER_TOWNS
        if town or self.has_prefix(name) or is_zone(name):
            return name, None if town or ending(name) or is_zone(name) else DoubtKind.UNREAD
        whole = next((each for each in self._with_prefix(name, before) if each in self.full), None)
        if whole:
            return whole, None
        if is_business(name):
            organ = self._organ_of(name)
            return organ or name, None if organ else DoubtKind.UNREAD
        if not before or not self.prefix or name in self.alone or prefix_of(name):
            return name, None if ending(name) else DoubtKind.UNREAD
        if stands_for_itself(name, self.places) or has_its_own_place(name):
            unsure = is_lent_to_enterprises(name) and any(
                self.has_prefix(each) and is_enterprise(each) for each in before
            )
            return (self.prefix + name, DoubtKind.PREFIX_UNSURE) if unsure else (name, None)
        return self._with_lost_prefix(name, before)

    def _organ_of(self, business: str) -> str | None:
        """Return the one organ that is called by its business alone: 区财政局 in 民政、财政等部门."""
        organs = [name for name in self.full if name == self.prefix + business + ending(name)]
        return organs[0] if len(organs) == 1 else None

    def _with_lost_prefix(self, name: str, before: Sequence[str]) -> tuple[str, DoubtKind | None]:
        """Give a prefix back: it is sure for organs that every region has, if a name before it carries it."""
        if not ending(name):
            return name, DoubtKind.UNREAD
        lent = None if any(self.has_prefix(each) for each in before) else DoubtKind.PREFIX_UNSURE
        committee = f"{self.prefix}委"
        if name == "团委":
            return f"团{committee}", lent
        if is_party_organ(name) or (may_be_party_organ(name) and before[-1].startswith(committee)):
            return committee + name, lent
        if is_everywhere(name):
            return self.prefix + name, lent
        return (self.prefix + name if self.habit(name) >= 0 else name), DoubtKind.PREFIX_UNSURE

    def _with_prefix(self, name: str, before: Sequence[str]) -> Iterator[str]:
        branches = [self.prefix, *(self.prefix + branch for branch in _BRANCHES)]
        if before and before[-1].startswith(branches[1]):
            branches[:2] = branches[1::-1]
        yield from (branch + name for branch in branches)

    def habit(self, name: str) -> int:
        """Weigh how organs of this sort (局, 指挥部 …) are written: above 0 with the prefix, below 0 without."""
        return self.habits.get(ending(name), 0)


def collect(rows: Iterable[tuple[str, str]], *, region: str, first_leads: bool = False) -> Lexicon:
    """Gather what the rows attest: (responsible-unit string, content) of each. `region` is as in 济南市市中区.

    `first_leads`: the document itself says that the first unit listed leads.
    """
    rows = list(rows)
    read = [clauses(text) for text, _ in rows]
    lists = [[name for clause in parts for name in clause.names if name.readable] for parts in read]
    short, groups = {}, set()
    for name in (name for names in lists for name in names if name.defines):
        if name.is_group:
            groups.add(name.defines)
        elif is_short_for(name.defines, name.text):
            short[name.defines] = name.text
    words = [[name.text for name in names if not name.is_group and not name.defines] for names in lists]
    prefix = _usual_prefix(words)
    plain = Lexicon(prefix)
    full = frozenset(word for names in words for word in names if plain.has_prefix(word))
    heads = frozenset(names[0].text for names in lists if names and not names[0].is_group) - full
    first = Lexicon(prefix, habits=_habits(full, heads))
    alone = heads.union(word for names in words for word in _before_prefix(first, names) if first.habit(word) <= 0)
    short |= _short_places(rows, {word for names in words for word in names} - full)
    return Lexicon(
        prefix,
        full,
        alone,
        short,
        frozenset(groups),
        places_of(region),
        _habits(full, alone),
        first_leads=first_leads,
        names_supporters=any(clause.by_word and clause.role is Role.SUPPORT for parts in read for clause in parts),
        answerers_lead=_have_supporters_alone(read),
    )


def _have_supporters_alone(read: Sequence[Sequence[Clause]]) -> bool:
    """Tell whether supporters stand beside those who answer (责任单位：A；配合单位：B), and nobody is said to lead."""
    roles = [
        ({clause.role for clause in parts if not clause.oversees}, any(clause.answers for clause in parts))
        for parts in read
    ]
    return any(answer and Role.SUPPORT in said for said, answer in roles) and not any(
        Role.LEAD in said for said, _ in roles
    )


def places_of(region: str) -> tuple[str, ...]:
    """Return the names that a region's own organs carry: 济南 and 市中 for 济南市市中区, 青岛 for 青岛西海岸新区."""
    match = _REGION.match(region)
    if not match:
        return (region,) if region else ()
    own = match["own"]
    return tuple(dict.fromkeys(name for name in (match["city"], own, own[:2]) if name))


def _usual_prefix(words: list[list[str]]) -> str:
    """Return the prefix that most names carry; none if more lists begin with an organ that does without."""
    found = Counter(prefix for names in words for word in names if (prefix := prefix_of(word)))
    if not found:
        return ""
    prefix, _ = found.most_common(1)[0]
    heads = Counter(
        prefix_of(names[0]) for names in words if names and (prefix_of(names[0]) or is_everywhere(names[0]))
    )
    return prefix if heads[prefix] >= heads[""] else ""


def _habits(full: Iterable[str], alone: Iterable[str]) -> Counter[str]:
    """Count how organs of each sort are written: with the prefix, less those without."""
    habits = Counter(ending(name) for name in full)
    habits.subtract(ending(name) for name in alone)
    return habits


def _before_prefix(lexicon: Lexicon, names: list[str]) -> Iterator[str]:
    """Give the names of one string that stand before any name with the prefix."""
    for name in names:
        if lexicon.has_prefix(name):
            return
        yield name


def _short_places(rows: list[tuple[str, str]], words: set[str]) -> dict[str, str]:
    """Find places that are named short: 农业示范区 answers for what its own row calls 现代农业示范区 (row 79)."""
    places = [word for word in words if word.endswith("区")]
    found = {}
    for text, content in rows:
        if text in words and text.endswith("区"):
            longer = [name for name in places if name != text and name.endswith(text) and name in content]
            if len(longer) == 1:
                found[text] = longer[0]
    return found
