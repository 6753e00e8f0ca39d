"""A review workbook that comes back: what a person corrected or looked through is settled, the rest stays as it is."""

from dataclasses import replace

import pytest
from openpyxl.workbook import Workbook
from sqlmodel import Session, col, select

from bot.actions.intake.collect_review import collect_staged
from bot.actions.intake.open_doubts import open_doubts
from bot.actions.intake.settle_doubt import settle_doubt
from bot.actions.intake.stage_import import stage, waiting_imports
from bot.documents.review.sheets import review_workbook
from bot.errors import OutdatedError, ReviewError
from bot.rules.review import Heading, Sheet
from bot.rules.terms import Doubt, DoubtKind
from bot.store.door import Store
from bot.store.tables import TaskChange, Unit
from tests import cast
from tests.actions.decomposed import FIRST, LATER, decomposition, programme, roles, taken, tasks, with_row
from tests.actions.reviewing import cell, checked, filled_in, head, new_unit, reviewed, sent_back, sent_out

CUT = (Doubt(DoubtKind.ROW_CUT, "…完成"),)


def complaints(session: Session, *edits: object) -> list[str]:
    with pytest.raises(ReviewError) as caught:
        reviewed(session, *edits)  # type: ignore[arg-type]
    return str(caught.value).splitlines()


# -- looked through ----------------------------------------------------------------------------------------------


def test_a_workbook_that_nobody_touched_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局", "区食安委牵头，各成员单位分别办理"))
        programme(session).wake_at = None
        done = reviewed(session)

        assert (done.checked, done.settled, done.left.doubts, done.differences, done.affected) == (0, 0, 2, (), ())
        assert roles(session) == {"区发改局": None, "区财政局": None}
        assert programme(session).wake_at is None
        assert not session.exec(select(TaskChange)).all()


def test_a_row_that_was_looked_through_is_in_force_without_doubts(store: Store) -> None:
    document = with_row(decomposition("区发改局、创新中心", "区发改局、财政局"), 1, doubts=CUT)
    with store.writing() as session:
        taken(session, document)
        done = reviewed(session, checked(1))

        assert roles(session, 1) == {"区发改局": "lead", "区创新中心": "support"}
        assert roles(session, 2) == {"区发改局": None, "区财政局": None}
        assert [(each.no, each.kind) for each in open_doubts(session)] == [(2, DoubtKind.NO_LEAD)]
        assert (done.checked, done.settled, done.left.doubts) == (1, 3, 1)
        assert programme(session).wake_at == LATER


def test_what_was_looked_through_stays_so_when_the_document_is_read_again(store: Store) -> None:
    document = with_row(decomposition("区发改局、创新中心"), 1, doubts=CUT)
    with store.writing() as session:
        taken(session, document)
        reviewed(session, checked(1))
        again = taken(session, document, LATER)

        assert again.changed_nothing
        assert open_doubts(session) == []
        assert roles(session) == {"区发改局": "lead", "区创新中心": "support"}


def test_taking_the_same_workbook_again_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局", "区财政局"))
        content = filled_in(sent_out(session), checked(1, 2), cell(2, Heading.CONTENT, "完成预算。"))
        sent_back(session, content)
        programme(session).wake_at = None
        history = len(session.exec(select(TaskChange)).all())
        again = sent_back(session, content)

        assert (again.differences, again.settled, again.affected) == ((), 0, ())
        assert programme(session).wake_at is None
        assert len(session.exec(select(TaskChange)).all()) == history


# -- corrected ---------------------------------------------------------------------------------------------------


def test_corrected_words_are_stored_with_their_history_and_told(store: Store) -> None:
    with store.writing() as session:
        taken(session, with_row(decomposition("区发改局"), 1, doubts=CUT))
        done = reviewed(
            session,
            cell(1, Heading.SECTIONS, "一、经济 / （一）工业"),
            cell(1, Heading.CONTENT, "完成第1项，并验收。"),
            cell(1, Heading.LEADERS, "区 长、常务副区长"),
            cell(1, Heading.DUE, "10月底前"),
        )
        (task,) = tasks(session)

        assert (task.sections, task.content) == (["一、经济", "（一）工业"], "完成第1项，并验收。")
        assert (task.leaders, task.due_text) == (["区长", "常务副区长"], "10月底前")
        assert [(each.field, each.before, each.after) for each in done.differences] == [
            ("sections", "一、经济", "一、经济 / （一）工业"),
            ("content", "完成第1项。", "完成第1项，并验收。"),
            ("leaders", "常务副区长", "区长、常务副区长"),
            ("due", "", "10月底前"),
        ]
        assert {each.by for each in session.exec(select(TaskChange))} == {"督查员"}
        assert open_doubts(session) == []


def test_corrected_units_are_in_force_without_a_mark_and_other_doubts_of_the_row_stay(store: Store) -> None:
    with store.writing() as session:
        taken(session, with_row(decomposition("区发改局、财政局"), 1, doubts=CUT))
        reviewed(session, cell(1, Heading.LEAD, "区财政局"), cell(1, Heading.SUPPORT, "区发改局"))

        assert roles(session) == {"区发改局": "support", "区财政局": "lead"}
        assert [each.kind for each in open_doubts(session)] == [DoubtKind.ROW_CUT]


def test_units_are_known_by_any_of_their_names_and_padding_does_not_count(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区工业和信息化局", aliases=["区工信局"])
        taken(session, decomposition("区发改局牵头，财政局配合"))
        reviewed(session, cell(1, Heading.SUPPORT, "区 工信局，区财政局"))

        assert roles(session) == {"区发改局": "lead", "区财政局": "support", "区工业和信息化局": "support"}


def test_a_unit_that_is_left_out_has_no_part_any_more(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，财政局配合"))
        done = reviewed(session, cell(1, Heading.SUPPORT, ""))

        assert roles(session) == {"区发改局": "lead"}
        assert [each.unit for each in done.affected] == ["区发改局", "区财政局"]


def test_a_new_unit_is_entered_by_the_list_of_units(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局"))
        done = reviewed(session, new_unit("区大数据局"), new_unit("区发改局"), cell(1, Heading.SUPPORT, "区大数据局"))

        assert done.units_added == ("区大数据局",)
        assert roles(session) == {"区发改局": "lead", "区大数据局": "support"}


def test_the_head_of_the_document_can_be_corrected_and_stays_so(store: Store) -> None:
    document = decomposition("区发改局")
    with store.writing() as session:
        taken(session, document)
        reviewed(session, head(1, "云溪政发〔2026〕5号"), head(2, "关于分解任务的通报"), head(4, 2027))
        reviewed(session, head(3, "2026年3月1日"))
        taken(session, document, LATER)
        row = programme(session)

        assert (row.document, row.title, row.year) == ("云溪政发〔2026〕5号", "关于分解任务的通报", 2027)
        assert row.issued.isoformat() == "2026-03-01"


# -- members of groups -------------------------------------------------------------------------------------------


def test_members_of_a_group_are_filled_in_for_each_task(store: Store) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "柳河镇"):
            cast.unit(session, name)
        taken(session, decomposition("区发改局牵头，相关街道办事处配合", "区食安委牵头，有关单位分别办理"))
        reviewed(
            session,
            cell(1, Heading.MEMBERS, "相关街道办事处：石桥街道办事处、柳河镇"),
            cell(2, Heading.MEMBERS, "柳河镇"),
        )

        assert roles(session, 1) == {
            "区发改局": "lead",
            "相关街道办事处": "support",
            "石桥街道办事处": "support",
            "柳河镇": "support",
        }
        assert roles(session, 2) == {"区食安委": "lead", "有关单位": "separate", "柳河镇": "separate"}
        assert open_doubts(session) == []


def test_a_supporting_group_may_be_left_without_members(store: Store) -> None:
    document = decomposition("区发改局牵头，相关街道办事处配合")
    with store.writing() as session:
        taken(session, document)
        reviewed(session, checked(1))
        taken(session, document, LATER)

        assert open_doubts(session) == []


def test_members_of_a_fixed_group_are_told_where_they_were_filled_in(store: Store) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "柳河镇"):
            cast.unit(session, name)
        taken(session, decomposition("区发改局牵头，各镇街配合", "区财政局牵头，各镇街配合"))
        done = reviewed(session, cell(1, Heading.MEMBERS, "各镇街：柳河镇、石桥街道办事处"))
        assert [(each.no, each.before, each.after) for each in done.differences] == [
            (1, "各镇街：", "各镇街：柳河镇、石桥街道办事处")
        ]


@pytest.mark.parametrize(
    ("units", "heading", "said"),
    [
        (
            "各镇街、相关街道办事处配合",
            Heading.MEMBERS,
            "各镇街：柳河镇、石桥街道办事处；相关街道办事处：柳河镇，石桥街道办事处",
        ),
        ("区财政局配合", Heading.SUPPORT, "柳河镇，石桥街道办事处"),
    ],
)
def test_the_same_workbook_once_more_changes_nothing_and_is_no_conflict(
    store: Store, units: str, heading: Heading, said: str
) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "柳河镇"):
            cast.unit(session, name)
        taken(session, decomposition(f"区发改局牵头，{units}"))
        content = filled_in(sent_out(session), cell(1, heading, said))
        assert sent_back(session, content).differences
        assert sent_back(session, content).differences == ()


# -- what cannot be ----------------------------------------------------------------------------------------------


def test_every_mistake_is_named_with_its_place_and_nothing_is_stored(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，财政局配合", "区商务局", "区食安委牵头，各成员单位分别办理"))
        said = complaints(
            session,
            head(1, ""),
            head(3, "三月"),
            head(4, "明年"),
            cell(1, Heading.SUPPORT, "区财正局、区发改局"),
            cell(1, Heading.MEMBERS, "各镇街：区财政局"),
            cell(2, Heading.CONTENT, ""),
            cell(2, Heading.LEAD, ""),
            checked(3),
            new_unit("区大数据局"),
        )

        near = "是不是“区财政局”？"
        assert said == [
            "说明：印发日期“三月”无法读懂，请写成 2026-02-25。",
            "说明：年度“明年”应为四位数字，如 2026。",
            "说明：没有填写文号。",
            "事项 第2行 G列：“区发改局”已在“牵头单位”中，一个单位在一项里只有一种分工。",
            f"事项 第2行 G列：没有叫“区财正局”的单位。{near}新单位请先加在【单位】表末尾。",
            "事项 第2行 I列：“各镇街”不是本项的统称，请写成“相关街道办事处：甲单位、乙单位”。",
            "事项 第3行 D列：没有填写内容。",
            "事项 第3行 F列：没有牵头单位，也没有分别办理单位，请填写。",
            "事项 第4行 I列：“各成员单位”要由具体单位承担，请在这里填写成员。",
        ]
        assert tasks(session)[1].content == "完成第2项。"
        assert "区大数据局" not in session.exec(select(Unit.name)).all()


def test_mistakes_of_every_sort_are_told_at_once_and_none_follows_from_another(store: Store) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "柳河镇"):
            cast.unit(session, name)
        taken(session, decomposition("区发改局", "区食安委牵头，各镇街分别办理", "区财政局牵头，各镇街配合"))
        said = complaints(
            session,
            cell(1, Heading.LEAD, "无名中心"),
            cell(1, Heading.SUPPORT, "#REF!"),
            cell(1, Heading.CHECKED, "好"),
            cell(2, Heading.SEPARATE, "各乡村"),
            cell(2, Heading.MEMBERS, "各乡村：柳河镇"),
            cell(3, Heading.MEMBERS, "各镇街：柳河镇、无名镇"),
            checked(2, 3),
        )

        assert said == [
            "事项 第2行 F列：没有叫“无名中心”的单位。新单位请先加在【单位】表末尾。",
            "事项 第2行 G列：公式出错（#REF!），请改填文字。",
            "事项 第2行 L列：请填“已核对”，或留空。",
            "事项 第3行 H列：没有叫“各乡村”的单位。新单位请先加在【单位】表末尾。",
            "事项 第4行 I列：没有叫“无名镇”的单位。新单位请先加在【单位】表末尾。",
        ]


def test_a_fixed_group_has_the_same_members_in_every_row(store: Store) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "柳河镇"):
            cast.unit(session, name)
        taken(session, decomposition("区发改局牵头，各镇街配合", "区财政局牵头，各镇街配合"))
        said = complaints(
            session, cell(1, Heading.MEMBERS, "各镇街：柳河镇"), cell(2, Heading.MEMBERS, "各镇街：石桥街道办事处")
        )

        assert said == ["事项 第3行 I列：“各镇街”各项通用，与第2行填的成员不一致。"]


def test_a_number_of_another_programme_is_not_taken(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局"))
        content = filled_in(sent_out(session), head(1, "云溪政发〔2025〕9号"))
        taken(session, replace(decomposition("区财政局"), document="云溪政发〔2025〕9号"))

        with pytest.raises(ReviewError, match="“云溪政发〔2025〕9号”已属于另一个方案"):
            sent_back(session, content)


def test_what_was_decided_elsewhere_meanwhile_is_not_overwritten(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局"))
        content = sent_out(session)
        settle_doubt(session, open_doubts(session)[0], by="督查员", now=LATER)
        lead = filled_in(content, cell(1, Heading.LEAD, "区财政局"), cell(1, Heading.SUPPORT, ""))
        sent_back(session, lead)
        again = filled_in(content, cell(1, Heading.LEAD, "区发改局、区财政局"))

        with pytest.raises(ReviewError, match="第2行 F列：导出之后这里已被改为“区财政局”"):
            sent_back(session, again)


def test_a_task_that_was_withdrawn_meanwhile_is_complained_of(store: Store) -> None:
    document = decomposition("区发改局", "区财政局")
    with store.writing() as session:
        taken(session, document)
        content = filled_in(sent_out(session), checked(1, 2))
        taken(session, replace(document, rows=document.rows[:1]), LATER)

        with pytest.raises(ReviewError, match="事项 第3行：导出之后这一项已经撤销"):
            sent_back(session, content)


def test_a_row_that_was_deleted_or_added_is_told_or_let_be(store: Store) -> None:
    def deleted(book: Workbook) -> None:
        book[Sheet.TASKS].delete_rows(2)

    def added(book: Workbook) -> None:
        book[Sheet.TASKS].append(["附件1", 9, "", "新的一项。"])

    with store.writing() as session:
        taken(session, decomposition("区发改局", "区财政局"))
        reviewed(session, deleted)
        assert [task.withdrawn_at for task in tasks(session)] == [None, None]

        assert complaints(session, added) == [
            "事项 第4行 B列：导出时没有这一项，请不要改动附件和序号。新增事项请用 programme add-task。"
        ]


# -- of an import that waits -------------------------------------------------------------------------------------


def test_the_workbook_of_a_staged_import_shows_what_it_would_be_and_confirms_it(store: Store) -> None:
    before = decomposition("区发改局", "区财政局")
    with store.writing() as session:
        taken(session, before)
        after = decomposition("区发改局", "区财政局、商务局")
        staged = stage(session, after, name="方案.docx", by="督查员", now=LATER)
        review = collect_staged(session, staged.id, now=LATER)
        content = filled_in(review_workbook(review, made=LATER), checked(2))
        assert roles(session, 2) == {"区财政局": "lead"}
        sent_back(session, content)

        assert roles(session, 2) == {"区财政局": "lead", "区商务局": "support"}
        assert waiting_imports(session) == []
        with pytest.raises(OutdatedError):
            sent_back(session, content)


def test_a_mistake_in_the_workbook_of_a_staged_import_leaves_it_waiting(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局"))
        staged = stage(session, decomposition("区财政局"), name="方案.docx", by="督查员", now=LATER)
        review = collect_staged(session, staged.id, now=LATER)
        content = filled_in(review_workbook(review, made=LATER), cell(1, Heading.CONTENT, ""))

        with pytest.raises(ReviewError):
            sent_back(session, content)
        assert [each.id for each in waiting_imports(session)] == [staged.id]
        assert roles(session) == {"区发改局": "lead"}


def test_a_first_import_may_be_finished_by_its_workbook(store: Store) -> None:
    with store.writing() as session:
        staged = stage(session, decomposition("区发改局、财政局"), name="方案.docx", by="督查员", now=FIRST)
        review = collect_staged(session, staged.id, now=FIRST)
        sent_back(session, filled_in(review_workbook(review, made=FIRST), checked(1)))

        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}
        assert session.exec(select(Unit.name).order_by(col(Unit.id))).all() == ["区发改局", "区财政局"]
