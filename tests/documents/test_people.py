"""Leaders held against those of the other rows."""

import pytest

from bot.documents.people import People, parted

CELLS = ("子丑寅", "子丑寅", "卯辰", "卯辰 巳午", "巳午", "未申·酉", "戌亥", "常务副区长", "各相关副区长")


def people(*cells: str) -> People:
    return People([*CELLS, *cells])


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("未申·酉戌亥", ("未申·酉", "戌亥")),
        ("卯辰巳午", ("卯辰", "巳午")),
        ("子丑寅卯辰", ("子丑寅", "卯辰")),
        ("子丑寅卯辰巳午", ("子丑寅", "卯辰", "巳午")),
        ("子丑寅卯 辰", ("子丑寅", "卯辰")),
        ("子丑寅", ("子丑寅",)),
        ("欧阳怀远", ("欧阳怀远",)),
        ("常务副区长", ("常务副区长",)),
    ],
)
def test_names_that_ran_together_are_parted_if_other_rows_name_each(cell: str, names: tuple[str, ...]) -> None:
    known = people(cell)

    assert known.read(cell) == names
    assert known.doubtful(names) == []


@pytest.mark.parametrize(
    "name",
    [
        "未申·酉某某",  # begins with a name that others have, but its rest is nobody
        "子丑",  # the beginning of one
        "丑寅",  # the end of one
        "子",
        "子丑寅某",
        "某某某某某",
        "区工信局",
        "年底前",
        "持续推进",
        "分管领导",
        "12月",
    ],
)
def test_what_the_others_show_to_be_no_name_is_doubtful(name: str) -> None:
    assert people(name, "未申·酉").doubtful([name]) == [name]


@pytest.mark.parametrize(
    "name", ["某甲", "某乙丙", "常务副区长", "各相关副区长", "区委常委、副区长", "区住建局局长", "某甲·某乙"]
)
def test_names_and_posts_that_nothing_speaks_against_are_not(name: str) -> None:
    assert people(name).doubtful([name]) == []


def test_a_short_name_that_comes_often_is_a_name() -> None:
    assert people("子丑", "子丑").doubtful(["子丑"]) == []


def test_a_name_of_four_that_comes_often_is_one_name() -> None:
    assert people("卯辰巳午", "卯辰巳午").read("卯辰巳午") == ("卯辰巳午",)


def test_a_name_of_four_that_comes_seldomer_than_both_its_halves_is_two() -> None:
    known = people("卯辰巳午", "卯辰巳午", "卯辰", "巳午")

    assert known.read("卯辰巳午") == ("卯辰", "巳午")


def test_a_name_of_four_that_may_be_two_is_doubtful() -> None:
    assert people("卯辰巳午", "卯辰巳午").doubtful(["卯辰巳午"]) == ["卯辰巳午"]


def test_a_sign_of_a_post_within_a_name_keeps_it_from_nothing() -> None:
    known = people("某长某", "某某甲")

    assert known.read("某长某某某甲") == ("某长某", "某某甲")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("卯辰子丑寅", "卯辰、子丑寅"),
        ("子丑寅卯辰", "子丑寅、卯辰"),
        ("卯辰巳午", "卯辰、巳午"),
        ("卯辰某某", "卯辰某某"),
        ("子丑寅", "子丑寅"),
    ],
)
def test_a_sign_parts_names_that_are_known_each(text: str, found: str) -> None:
    assert parted(text, {"卯辰", "巳午", "子丑寅"}) == found


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("李甲王乙丙", ("李甲", "王乙丙")),
        ("王乙丙李甲", ("王乙丙", "李甲")),
        ("王乙丙赵丁戊", ("王乙丙", "赵丁戊")),
        ("李甲王乙", ("李甲王乙",)),  # four may be one name
        ("丙丁王乙丙", ("丙丁王乙丙",)),  # nobody's family is called so
        ("李甲赵丁戊", ("李甲赵丁戊",)),  # neither stands elsewhere
    ],
)
def test_five_characters_are_two_names_if_one_of_them_stands_elsewhere(cell: str, names: tuple[str, ...]) -> None:
    known = people(cell, cell, "王乙丙")

    assert known.read(cell) == names
    assert parted(cell, {"王乙丙"}) == "、".join(names)
    assert known.doubtful(names) == ([] if len(names) > 1 or len(cell) < 5 else [cell])


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("王乙丙李甲赵丁戊", ("王乙丙", "李甲", "赵丁戊")),
        ("某某甲李甲王乙丙", ("某某甲", "李甲", "王乙丙")),
        ("王乙丙钱己赵丁戊", ("王乙丙钱己赵丁戊",)),  # two of them stand nowhere else
    ],
)
def test_several_names_that_ran_together_are_parted_if_all_but_one_stand_elsewhere(
    cell: str, names: tuple[str, ...]
) -> None:
    known = people(cell, "王乙丙", "王乙丙李甲")

    assert known.read(cell) == names
    assert known.doubtful(names) == ([] if len(names) > 1 else [cell])


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("卯辰 王\n乙丙 李甲\n戊管丁戊", ("卯辰", "王乙丙", "李甲戊", "管丁戊")),
        ("王乙\n丙管丁戊", ("王乙丙", "管丁戊")),
        ("钱乙\n赵丁戊", ("钱乙", "赵丁戊")),
        ("孙 甲\n赵 丁", ("孙甲", "赵丁")),
        ("子丑寅\n卯辰", ("子丑寅", "卯辰")),
    ],
)
def test_a_name_that_the_end_of_a_line_cut_is_whole_again_if_other_rows_name_it(
    cell: str, names: tuple[str, ...]
) -> None:
    known = people(cell, "王乙丙", "王乙丙", "李甲戊", "李甲戊")

    assert known.read(cell) == names
    assert known.doubtful(names) == []


def test_those_who_are_named_are_told_without_posts() -> None:
    assert people().names == {"子丑寅", "卯辰", "巳午", "未申·酉", "戌亥"}
