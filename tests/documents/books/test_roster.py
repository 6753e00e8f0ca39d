"""A roster goes out as a workbook, is filled in, and comes back; whatever is wrong with its shape is named."""

import datetime as dt
import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.books.roster import read
from bot.documents.books.roster_template import template
from bot.errors import RosterError
from bot.rules.roster import GroupRow, PostRow, Roster, Sheet, UnitRow

MADE = dt.datetime(2026, 3, 2, 1, 0, tzinfo=dt.UTC)
CAST = Roster(
    units=(
        UnitRow("区发改局", "云溪区发展和改革局", "发改局", ("发改委", "区发改委")),
        UnitRow("区妇联", unsure=("区农业农村局、妇联分别牵头",)),
        UnitRow("云溪街道"),
    ),
    groups=(
        GroupRow("各镇街", ("云溪街道", "区发改局")),
        GroupRow("各行业主管部门"),
        GroupRow("相关镇街", chosen_per_task=True),
    ),
    posts=(PostRow("区发改局", "联络员", "zh_CN", deputy="副联络员"), PostRow("区妇联", "办公室主任")),
)


def written(roster: Roster = CAST) -> bytes:
    return template(roster, made=MADE)


def edited(edit: Callable[[Workbook], object], roster: Roster = CAST) -> bytes:
    """A template that somebody has worked on in a spreadsheet program."""
    book = load_workbook(io.BytesIO(written(roster)))
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def complaints(content: bytes) -> list[str]:
    with pytest.raises(RosterError) as caught:
        read(content)
    return str(caught.value).splitlines()


def test_what_goes_out_comes_back_with_the_rows_it_stood_in() -> None:
    roster = read(written())

    assert [(unit.row, unit.name, unit.full_name, unit.short_name, unit.aliases) for unit in roster.units] == [
        (2, "区发改局", "云溪区发展和改革局", "发改局", ("发改委", "区发改委")),
        (3, "区妇联", "", "", ()),
        (4, "云溪街道", "", "", ()),
    ]
    assert [(group.row, group.name, group.members, group.chosen_per_task) for group in roster.groups] == [
        (2, "各镇街", ("云溪街道", "区发改局"), False),
        (3, "各行业主管部门", (), False),
        (4, "相关镇街", (), True),
    ]
    assert [(post.row, post.unit, post.title, post.language, post.deputy) for post in roster.posts] == [
        (2, "区发改局", "联络员", "zh_CN", "副联络员"),
        (3, "区妇联", "办公室主任", "", ""),
    ]


@pytest.mark.parametrize("called", ["代理人", "副联络员"])
def test_the_deputies_column_may_have_another_name(called: str) -> None:
    def rename(book: Workbook) -> None:
        sheet(book, Sheet.POSTS)["C1"] = called

    roster = read(edited(rename))

    assert roster.posts[0].deputy == "副联络员"
    assert roster.columns[Sheet.POSTS, "AB角"] == "C"  # type: ignore[index]  # a heading is its word


def test_a_workbook_of_before_has_no_deputies_column_and_says_nothing_of_them() -> None:
    roster = read(edited(lambda book: sheet(book, Sheet.POSTS).delete_cols(3)))

    assert [post.deputy for post in roster.posts] == [None, None]


def test_two_columns_for_deputies_are_one_too_many() -> None:
    def add(book: Workbook) -> None:
        sheet(book, Sheet.POSTS)["E1"] = "代理人"

    assert complaints(edited(add)) == ["联系人：有两列都是“AB角”：AB角、代理人。"]


def test_the_first_sheet_explains_in_both_languages() -> None:
    book = load_workbook(io.BytesIO(written()))
    words = [str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)]

    assert book.sheetnames == ["说明", "责任单位", "组", "联系人"]
    assert words[0] == "怎么填这本花名册"
    assert "How to fill in this roster" in words


def test_headings_stay_in_sight_and_cells_hold_text() -> None:
    units = sheet(load_workbook(io.BytesIO(written())), Sheet.UNITS)

    assert units.freeze_panes == "A2"
    assert [cell.value for cell in units[1]] == ["单位名称", "全称", "简称", "别名", "备注"]
    assert units["C2"].number_format == "@"
    assert units.column_dimensions["C"].width > 10


def test_a_choice_is_offered_as_a_list() -> None:
    book = load_workbook(io.BytesIO(written()))

    lists = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for name in (Sheet.GROUPS, Sheet.POSTS)
        for rule in sheet(book, name).data_validations.dataValidation
    }
    assert lists["C2"] == '"固定,按事项选择"'
    assert lists["D2"] == '"zh_CN,en"'
    assert lists["A2"] == "责任单位!$A$2:$A$500"


def test_a_prefix_that_was_read_from_the_context_is_noted_with_its_source() -> None:
    units = sheet(load_workbook(io.BytesIO(written())), Sheet.UNITS)

    assert units["E2"].value is None
    assert units["E3"].value == "前缀待核，原文：区农业农村局、妇联分别牵头"


def test_rows_that_want_an_eye_are_coloured() -> None:
    units = sheet(load_workbook(io.BytesIO(written())), Sheet.UNITS)

    rules = {str(found.sqref): found.rules[-1].formula for found in units.conditional_formatting}
    assert rules["A2:E501"] == ['$E2<>""']


def test_a_group_without_members_asks_for_them_unless_it_is_chosen_for_each_task() -> None:
    groups = sheet(load_workbook(io.BytesIO(written())), Sheet.GROUPS)

    assert [groups.cell(row, 4).value for row in (2, 3, 4)] == [None, "文件未列成员，请填写", None]


def test_columns_are_found_by_heading_and_notes_of_ones_own_are_left_alone() -> None:
    def move(book: Workbook) -> None:
        units = sheet(book, Sheet.UNITS)
        units.insert_cols(1)
        units["A1"], units["A2"] = "科室自编号", 17

    roster = read(edited(move))

    assert roster.units[0].name == "区发改局"
    assert roster.columns[Sheet.UNITS, "单位名称"] == "B"  # type: ignore[index]  # a heading is its word


def test_blank_rows_are_skipped_and_rows_keep_their_numbers() -> None:
    roster = read(edited(lambda book: sheet(book, Sheet.UNITS).insert_rows(2, 3)))

    assert [unit.row for unit in roster.units] == [5, 6, 7]


@pytest.mark.parametrize(
    "written_as", ["发改委、区发改委", "发改委，区发改委", "发改委; 区发改委", " 发改委\n区发改委 "]
)
def test_lists_are_read_however_they_are_separated(written_as: str) -> None:
    def edit(book: Workbook) -> None:
        sheet(book, Sheet.UNITS)["D2"] = written_as

    assert read(edited(edit)).units[0].aliases == ("发改委", "区发改委")


def test_padding_inside_a_chinese_name_is_taken_off_and_inside_a_latin_one_is_not() -> None:
    def edit(book: Workbook) -> None:
        units = sheet(book, Sheet.UNITS)
        units["C2"], units["B3"] = "发\u3000改 局", "Women's Federation"

    roster = read(edited(edit))

    assert roster.units[0].short_name == "发改局"
    assert roster.units[1].full_name == "Women's Federation"


def test_a_missing_sheet_is_named_with_those_that_are_there() -> None:
    def rename(book: Workbook) -> None:
        sheet(book, Sheet.GROUPS).title = "分组"

    assert len(complaints(edited(rename))) == 1
    assert complaints(edited(rename))[0].startswith("组：缺少这张工作表（现有：说明、责任单位、分组、联系人）。")


def test_a_missing_heading_and_a_double_one_are_named() -> None:
    def edit(book: Workbook) -> None:
        units = sheet(book, Sheet.UNITS)
        units["B1"], units["C1"] = "正式名称", "单位名称"

    said = complaints(edited(edit))

    assert said[0].startswith("责任单位：有两列都叫“单位名称”。")
    assert said[1].startswith("责任单位：第1行缺少表头“全称”。")
    assert said[2].startswith("责任单位：第1行缺少表头“简称”。")


def test_a_merged_cell_leaves_a_gap_that_is_named() -> None:
    def edit(book: Workbook) -> None:
        posts = sheet(book, Sheet.POSTS)
        posts["A3"] = "区发改局"
        posts.merge_cells("A2:A3")

    assert complaints(edited(edit)) == ["联系人 第3行 A列：没有填写“单位”。如有合并单元格，请取消合并，逐行填写。"]


def test_what_is_not_on_the_list_of_choices_is_named() -> None:
    def edit(book: Workbook) -> None:
        sheet(book, Sheet.GROUPS)["C2"] = "各镇"
        sheet(book, Sheet.GROUPS)["C3"] = None
        sheet(book, Sheet.POSTS)["D2"] = "中文"

    assert complaints(edited(edit)) == [
        "组 第2行 C列：“各镇”不是可选项，请填固定或按事项选择。",
        "组 第3行 C列：没有填写“确定方式”。如有合并单元格，请取消合并，逐行填写。",
        "联系人 第2行 D列：“中文”不是可选项，请填zh_CN或en。",
    ]


def test_a_broken_formula_is_not_taken_for_a_name() -> None:
    def edit(book: Workbook) -> None:
        cell = sheet(book, Sheet.UNITS)["C3"]
        cell.value, cell.data_type = "#REF!", "e"

    assert complaints(edited(edit)) == ["责任单位 第3行 C列：公式出错（#REF!），请改填文字。"]


def test_complaints_come_in_the_order_of_the_workbook_and_are_cut_at_twenty() -> None:
    def edit(book: Workbook) -> None:
        posts = sheet(book, Sheet.POSTS)
        for row in range(2, 27):
            posts.cell(row, 1).value, posts.cell(row, 2).value = None, "联络员"
        sheet(book, Sheet.UNITS)["A2"] = None

    said = complaints(edited(edit))

    assert len(said) == 21
    assert said[0].startswith("责任单位 第2行 A列")
    assert [line.split("：")[0] for line in said[1:4]] == ["联系人 第2行 A列", "联系人 第3行 A列", "联系人 第4行 A列"]
    assert said[-1] == "……另有6处，请先改正以上各处。"


@pytest.mark.parametrize(
    "content", [b"", "单位名称,全称".encode("gb18030"), b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0 old"]
)
def test_what_is_no_workbook_is_said_in_one_sentence(content: bytes) -> None:
    assert complaints(content) == ["这不是 xlsx 工作簿，或者已损坏、已加密。请另存为 xlsx 格式（不设密码）后重试。"]


def test_a_workbook_cut_short_is_said_too() -> None:
    assert len(complaints(written()[:2000])) == 1


def test_a_wrong_size_noted_by_another_program_loses_no_rows() -> None:
    import zipfile  # noqa: PLC0415 -- only here is the file taken apart

    source, target = zipfile.ZipFile(io.BytesIO(written())), io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            out.writestr(name, source.read(name).replace(b'<dimension ref="A1:E4"/>', b'<dimension ref="A1"/>'))

    assert len(read(target.getvalue()).units) == 3
