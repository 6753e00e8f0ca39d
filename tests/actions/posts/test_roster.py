"""What the office says in the roster is settled: prefixes, names, members of groups, posts."""

import datetime as dt

import pytest
from sqlmodel import Session, col, select

from bot.actions.intake.confirm_leads import confirm_proposed_leads
from bot.actions.posts.invite import deputy_post
from bot.actions.posts.roster import Seated, collect, import_roster
from bot.errors import RosterError
from bot.rules.roster import GroupRow, PostRow, Roster, UnitRow
from bot.rules.terms import DoubtKind, Role
from bot.store import units
from bot.store.door import Store
from bot.store.tables import Assignment, GroupMember, Post, Programme, Task, Unit, UnitName
from tests import cast
from tests.cast import at

NOW = at("2026-03-02 10:00")


def parts(session: Session) -> list[tuple[int, str, str | None, bool]]:
    """Every unit's part in every task: number, unit, role in force, withdrawn or not."""
    rows = session.exec(
        select(Task.no, Unit.name, Assignment.settled_role, Assignment.withdrawn_at)
        .join(Assignment, Assignment.task_id == Task.id)  # type: ignore[arg-type]
        .join(Unit, Unit.id == Assignment.unit_id)  # type: ignore[arg-type]
        .order_by(Task.no, Unit.id)  # type: ignore[arg-type]
    )
    return [(no, unit, role, withdrawn is not None) for no, unit, role, withdrawn in rows]


def asleep(session: Session) -> Programme:
    """A programme that the cycle has nothing to do for."""
    programme = cast.programme(session)
    programme.wake_at = None
    session.flush()
    return programme


def unsure(
    session: Session, programme: Programme, no: int = 1, name: str = "区妇联", role: Role = Role.SEPARATE
) -> Unit:
    """A unit whose prefix was read from the context; its part in task `no` is held back."""
    unit = cast.unit(session, name)
    task = cast.task(session, programme, no, unit_text="区农业农村局、妇联分别牵头")
    proposed = Role.LEAD if role is Role.JOINT else None
    cast.assignment(session, task, unit, role, settled=False, doubt=DoubtKind.PREFIX_UNSURE, proposed=proposed)
    return unit


# -- collect -----------------------------------------------------------------------------------------------------


def test_the_template_holds_what_is_known(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.unit(session, "区发改局", aliases=["发改委"])
        unsure(session, programme)
        cast.group(session, "各镇街", [cast.unit(session, "云溪街道")])
        cast.group(session, "相关镇街", chosen_per_task=True)
        cast.bind_contact(session, cast.unit(session, "区发改局"))
        cast.bind_supervisor(session)

        assert collect(session) == Roster(
            units=(
                UnitRow("区发改局", aliases=("发改委",)),
                UnitRow("区妇联", unsure=("区农业农村局、妇联分别牵头",)),
                UnitRow("云溪街道"),
            ),
            groups=(GroupRow("各镇街", ("云溪街道",)), GroupRow("相关镇街", chosen_per_task=True)),
            posts=(PostRow("区发改局", "联络员", deputy=""),),
        )


def test_taking_back_what_was_collected_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        programme = asleep(session)
        cast.owes(session, programme, cast.unit(session, "区发改局", aliases=["发改委"]), [1, 2])
        cast.group(session, "各镇街", [cast.unit(session, "云溪街道")])

        before = collect(session)

        assert import_roster(session, before, now=NOW) == Seated()
        assert collect(session) == before
        assert programme.wake_at is None


# -- units and their names ---------------------------------------------------------------------------------------


def test_a_row_gives_its_unit_its_names_exactly(store: Store) -> None:
    with store.writing() as session:
        reform = cast.unit(session, "区发改局", aliases=["发改委"])

        import_roster(session, Roster((UnitRow("区发改局", "云溪区发展和改革局", "发改局", ("区发改委",)),)), now=NOW)

        assert (reform.full_name, reform.short_name) == ("云溪区发展和改革局", "发改局")
        names = set(session.exec(select(UnitName.name).where(UnitName.unit_id == reform.id)))
        assert names == {"区发改局", "云溪区发展和改革局", "发改局", "区发改委"}


def test_a_name_moves_from_one_unit_to_another_in_one_import(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发改局", aliases=["经信办"])
        industry = cast.unit(session, "区工信局")

        import_roster(session, Roster((UnitRow("区发改局"), UnitRow("区工信局", aliases=("经信办",)))), now=NOW)

        assert units.named(session, "经信办").id == industry.id


def test_a_unit_that_the_document_does_not_name_is_added(store: Store) -> None:
    with store.writing() as session:
        seated = import_roster(session, Roster((UnitRow("区信访局", short_name="信访局"),)), now=NOW)

        assert seated.units_added == ("区信访局",)
        assert units.named(session, "信访局").name == "区信访局"


def test_a_wrong_name_stores_nothing(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发展改革局", aliases=["发改局"])
        wrong = Roster((UnitRow("区财政局", row=2), UnitRow("区信访局", short_name="发改局", row=7)))

        with pytest.raises(RosterError, match=r"^责任单位 第7行：简称“发改局”已属于区发展改革局，请改用别的简称。$"):
            import_roster(session, wrong, now=NOW)

        assert session.exec(select(Unit.name)).all() == ["区发展改革局"]


def test_a_unit_without_a_row_stays_as_it_is(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区发改局", aliases=["发改委"])

        import_roster(session, Roster((UnitRow("区工信局"),)), now=NOW)

        assert units.named(session, "发改委").name == "区发改局"


# -- prefixes ----------------------------------------------------------------------------------------------------


def test_a_row_confirms_a_prefix_and_what_was_held_is_in_force(store: Store) -> None:
    with store.writing() as session:
        programme = asleep(session)
        unsure(session, programme)

        seated = import_roster(session, Roster((UnitRow("区妇联"),)), now=NOW)

        held = session.exec(select(Assignment)).one()
        assert seated.units_confirmed == ("区妇联",)
        assert (held.doubt, held.settled_role, held.settled_at) == (None, Role.SEPARATE, NOW)
        assert programme.wake_at == NOW


def test_a_unit_that_the_roster_does_not_name_stays_unsure(store: Store) -> None:
    with store.writing() as session:
        programme = asleep(session)
        unsure(session, programme)

        assert import_roster(session, Roster((UnitRow("区发改局"),)), now=NOW).units_confirmed == ()
        assert session.exec(select(Assignment.settled_role)).one() is None
        assert programme.wake_at is None


def test_a_confirmed_prefix_does_not_confirm_a_proposed_lead(store: Store) -> None:
    with store.writing() as session:
        unsure(session, cast.programme(session), role=Role.JOINT)

        import_roster(session, Roster((UnitRow("区妇联"),)), now=NOW)

        held = session.exec(select(Assignment)).one()
        assert (held.doubt, held.settled_role) == (None, None)


def test_a_joint_unit_joins_a_proposal_that_was_confirmed_before(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        unsure(session, programme, role=Role.JOINT)
        task = session.exec(select(Task)).one()
        cast.assignment(session, task, cast.unit(session, "区发改局"), Role.JOINT, proposed=Role.SUPPORT)

        import_roster(session, Roster((UnitRow("区妇联"),)), now=NOW)

        assert parts(session)[0] == (1, "区妇联", Role.LEAD, False)


def test_a_name_read_wrongly_is_merged_into_the_unit_that_it_means(store: Store) -> None:
    with store.writing() as session:
        programme = asleep(session)
        unsure(session, programme, name="区管委办公室")
        cast.bind_contact(session, cast.unit(session, "区管委办公室"), 105)
        right = Roster((UnitRow("管委办公室", aliases=("区管委办公室",)),))

        seated = import_roster(session, right, now=NOW)

        assert (seated.units_added, seated.units_merged) == (("管委办公室",), ("区管委办公室",))
        assert parts(session) == [(1, "管委办公室", Role.SEPARATE, False)]
        assert units.named(session, "区管委办公室").name == "管委办公室"
        assert session.exec(select(Unit.name).join(Post)).all() == ["管委办公室"]
        assert programme.wake_at == NOW
        assert import_roster(session, right, now=NOW) == Seated()


def test_two_names_of_one_unit_in_one_task_leave_the_part_that_owes(store: Store) -> None:
    with store.writing() as session:
        task = cast.task(session, cast.programme(session), 7)
        cast.assignment(session, task, cast.unit(session, "生态环境分局"), Role.LEAD)
        cast.assignment(session, task, cast.unit(session, "区生态环境分局"), Role.SUPPORT)

        import_roster(session, Roster((UnitRow("区生态环境分局", aliases=("生态环境分局",)),)), now=NOW)

        assert parts(session) == [(7, "区生态环境分局", Role.LEAD, False)]


def test_merging_moves_people_to_the_same_post_of_the_other_unit(store: Store) -> None:
    with store.writing() as session:
        for chat, name in enumerate(["生态环境分局", "区生态环境分局"], start=101):
            cast.bind_contact(session, cast.unit(session, name), chat)

        import_roster(session, Roster((UnitRow("区生态环境分局", aliases=("生态环境分局",)),)), now=NOW)

        post = session.exec(select(Post)).one()
        assert post.unit_id == units.named(session, "生态环境分局").id


def test_merging_keeps_one_membership_of_a_group(store: Store) -> None:
    with store.writing() as session:
        absorbed, into = cast.unit(session, "云溪街办"), cast.unit(session, "云溪街道")
        cast.group(session, "各镇街", [absorbed, into])
        cast.group(session, "各街办", [absorbed])

        import_roster(session, Roster((UnitRow("云溪街道", aliases=("云溪街办",)),)), now=NOW)

        assert {member.unit_id for member in session.exec(select(GroupMember))} == {into.id}
        assert len(session.exec(select(GroupMember)).all()) == 2


def test_a_unit_that_owes_reports_already_is_not_merged(store: Store) -> None:
    with store.writing() as session:
        programme, branch = cast.programme(session), cast.unit(session, "生态环境分局")
        cast.obligation(session, programme, branch, cast.owes(session, programme, branch, [1]))

        with pytest.raises(RosterError, match="已有应报事项，不能并入区生态环境分局"):
            import_roster(session, Roster((UnitRow("区生态环境分局", aliases=("生态环境分局",)),)), now=NOW)


# -- groups ------------------------------------------------------------------------------------------------------

STREETS = (UnitRow("云溪街道"), UnitRow("石桥镇"))


def streets(session: Session, role: Role = Role.SEPARATE, *, chosen_per_task: bool = False) -> Task:
    """Task 5, which falls to 各镇街, whose members nobody has named yet."""
    task = cast.task(session, asleep(session), 5, unit_text="各镇街分别办理")
    group = cast.group(session, "各镇街", chosen_per_task=chosen_per_task)
    cast.assignment(session, task, group, role, settled=False, doubt=DoubtKind.GROUP_WITHOUT_MEMBERS)
    return task


def members(*names: str, chosen_per_task: bool = False) -> Roster:
    return Roster(STREETS, (GroupRow("各镇街", names, chosen_per_task),))


@pytest.mark.parametrize("role", [Role.SEPARATE, Role.LEAD, Role.SUPPORT])
def test_members_get_the_part_of_their_group(store: Store, role: Role) -> None:
    with store.writing() as session:
        streets(session, role)

        seated = import_roster(session, members("云溪街道", "石桥镇"), now=NOW)

        assert seated.given == 2
        assert parts(session) == [(5, "云溪街道", role, False), (5, "石桥镇", role, False)]
        group, *ours = session.exec(select(Assignment).order_by(Assignment.id)).all()  # type: ignore[arg-type]
        assert (group.doubt, group.settled_role) == (None, role)
        assert {(each.via_id, each.settled_at) for each in ours} == {(group.id, NOW)}
        assert session.exec(select(Programme)).one().wake_at == NOW


def test_importing_twice_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        streets(session)
        import_roster(session, members("云溪街道", "石桥镇"), now=NOW)
        before = [each.model_dump() for each in session.exec(select(Assignment))]
        programme = session.exec(select(Programme)).one()
        programme.wake_at = None

        assert import_roster(session, members("石桥镇", "云溪街道"), now=NOW + dt.timedelta(days=1)) == Seated()
        assert [each.model_dump() for each in session.exec(select(Assignment))] == before
        assert programme.wake_at is None


def test_who_leaves_a_group_gives_back_what_came_through_it(store: Store) -> None:
    with store.writing() as session:
        streets(session)
        import_roster(session, members("云溪街道", "石桥镇"), now=NOW)

        seated = import_roster(session, members("石桥镇"), now=NOW)

        assert seated.withdrawn == 1
        assert parts(session) == [(5, "云溪街道", Role.SEPARATE, True), (5, "石桥镇", Role.SEPARATE, False)]


def test_who_comes_back_into_a_group_takes_it_up_again(store: Store) -> None:
    with store.writing() as session:
        streets(session)
        for names in (("云溪街道", "石桥镇"), ("石桥镇",), ("石桥镇", "云溪街道")):
            import_roster(session, members(*names), now=NOW)

        assert [withdrawn for *_, withdrawn in parts(session)] == [False, False]


def test_a_group_that_loses_all_members_is_held_back_again(store: Store) -> None:
    with store.writing() as session:
        streets(session)
        import_roster(session, members("石桥镇"), now=NOW)

        import_roster(session, members(), now=NOW)

        group = session.exec(select(Assignment).where(Assignment.group_id != None)).one()  # noqa: E711 -- SQL's own
        assert (group.doubt, group.settled_role) == (DoubtKind.GROUP_WITHOUT_MEMBERS, None)
        assert parts(session) == [(5, "石桥镇", Role.SEPARATE, True)]


def test_a_group_that_is_chosen_for_each_task_is_not_expanded(store: Store) -> None:
    with store.writing() as session:
        streets(session, chosen_per_task=True)

        import_roster(session, members("云溪街道", chosen_per_task=True), now=NOW)

        assert parts(session) == []
        assert session.exec(select(Assignment.doubt)).one() == DoubtKind.GROUP_WITHOUT_MEMBERS


def test_a_member_that_the_row_names_itself_keeps_its_own_part(store: Store) -> None:
    with store.writing() as session:
        task = streets(session, Role.SUPPORT)
        cast.assignment(session, task, cast.unit(session, "云溪街道"), Role.LEAD)

        assert import_roster(session, members("云溪街道", "石桥镇"), now=NOW).given == 1
        assert parts(session) == [(5, "云溪街道", Role.LEAD, False), (5, "石桥镇", Role.SUPPORT, False)]


def test_a_member_of_two_groups_of_a_row_has_the_first_ones_part_and_falls_back_on_the_second(store: Store) -> None:
    with store.writing() as session:
        task = streets(session, Role.SEPARATE)
        zones = cast.group(session, "各大功能区")
        cast.assignment(session, task, zones, Role.SUPPORT, settled=False, doubt=DoubtKind.GROUP_WITHOUT_MEMBERS)
        both = Roster(STREETS, (GroupRow("各镇街", ("云溪街道",)), GroupRow("各大功能区", ("云溪街道",))))

        import_roster(session, both, now=NOW)
        assert parts(session) == [(5, "云溪街道", Role.SEPARATE, False)]

        import_roster(session, members(), now=NOW)
        assert parts(session) == [(5, "云溪街道", Role.SUPPORT, False)]


def test_a_joint_group_waits_for_its_proposal_and_is_expanded_when_that_is_confirmed(store: Store) -> None:
    with store.writing() as session:
        task = cast.task(session, asleep(session), 5, unit_text="区发改局、各镇街")
        lead, group = cast.unit(session), cast.group(session, "各镇街")
        cast.assignment(session, task, lead, Role.JOINT, settled=False, proposed=Role.LEAD)
        doubt = DoubtKind.GROUP_WITHOUT_MEMBERS
        cast.assignment(session, task, group, Role.JOINT, settled=False, proposed=Role.SUPPORT, doubt=doubt)
        import_roster(session, members("云溪街道"), now=NOW)
        assert parts(session) == [(5, "区发改局", None, False)]

        confirm_proposed_leads(session, now=NOW)

        assert parts(session) == [(5, "区发改局", Role.LEAD, False), (5, "云溪街道", Role.SUPPORT, False)]


def test_a_group_that_the_document_does_not_name_is_reported(store: Store) -> None:
    with store.writing() as session:
        seated = import_roster(session, Roster(STREETS, (GroupRow("各镇待", ("云溪街道",)),)), now=NOW)

        assert seated.groups_added == ("各镇待",)


# -- posts -------------------------------------------------------------------------------------------------------


def test_contacts_posts_are_made_with_their_language(store: Store) -> None:
    with store.writing() as session:
        roster = Roster((UnitRow("区发改局", short_name="发改局"),), posts=(PostRow("发改局", "联络员", "en"),))

        assert import_roster(session, roster, now=NOW).posts_added == 1
        assert import_roster(session, roster, now=NOW).posts_added == 0

        post = session.exec(select(Post)).one()
        assert (post.kind, post.title, post.language) == ("contact", "联络员", "en")


def test_a_post_that_the_roster_leaves_out_is_not_taken_away(store: Store) -> None:
    with store.writing() as session:
        bound = cast.bind_contact(session, cast.unit(session))

        import_roster(session, Roster((UnitRow("区发改局"),)), now=NOW)

        assert session.exec(select(Post.id)).all() == [bound.post_id]


def with_deputy(title: str | None = "副联络员") -> Roster:
    return Roster((UnitRow("区发改局"),), posts=(PostRow("区发改局", "联络员", deputy=title),))


def deputies_of(session: Session) -> list[str]:
    """The titles of the posts that stand in for another one."""
    return list(session.exec(select(Post.title).where(col(Post.deputy_of).is_not(None))))


def test_a_deputy_s_post_is_made_and_importing_again_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        seated = import_roster(session, with_deputy(), now=NOW)
        assert (seated.posts_added, seated.deputies) == (2, 1)
        assert deputies_of(session) == ["副联络员"]
        again = import_roster(session, collect(session), now=NOW)
        assert (again.posts_added, again.deputies, again.deputies_left) == (0, 0, ())
        assert collect(session).posts == (PostRow("区发改局", "联络员", deputy="副联络员"),)


def test_the_deputy_of_the_roster_is_the_one_that_the_chat_invites(store: Store) -> None:
    with store.writing() as session:
        import_roster(session, with_deputy(), now=NOW)
        post = session.exec(select(Post).where(Post.title == "联络员")).one()
        assert deputy_post(session, post).title == "副联络员"


def test_a_deputy_who_was_appointed_in_the_chat_goes_out_with_the_roster(store: Store) -> None:
    with store.writing() as session:
        cast.bind_deputy(session, cast.bind_contact(session, cast.unit(session)))
        assert collect(session).posts == (PostRow("区发改局", "联络员", deputy="联络员（AB角）"),)


def test_a_deputy_s_post_that_nobody_sits_on_is_renamed(store: Store) -> None:
    with store.writing() as session:
        import_roster(session, with_deputy("联络员（AB角）"), now=NOW)
        seated = import_roster(session, with_deputy(), now=NOW)
        assert (seated.posts_added, seated.deputies) == (0, 1)
        assert deputies_of(session) == ["副联络员"]


@pytest.mark.parametrize(("cell", "left"), [("", ("区发改局 副联络员",)), (None, ())])
def test_an_empty_cell_unbinds_nobody_and_is_told(store: Store, cell: str | None, left: tuple[str, ...]) -> None:
    with store.writing() as session:
        import_roster(session, with_deputy(), now=NOW)
        assert import_roster(session, with_deputy(cell), now=NOW).deputies_left == left
        assert deputies_of(session) == ["副联络员"]


def test_a_deputy_with_a_language_keeps_a_row_of_its_own(store: Store) -> None:
    with store.writing() as session:
        rows = (PostRow("区发改局", "联络员", deputy="副联络员"), PostRow("区发改局", "副联络员", "en", deputy=""))
        import_roster(session, Roster((UnitRow("区发改局"),), posts=rows), now=NOW)
        assert set(collect(session).posts) == set(rows)


def test_a_wrong_deputy_stops_the_import_and_stores_nothing(store: Store) -> None:
    with store.writing() as session:
        with pytest.raises(RosterError, match="就是本岗位"):
            import_roster(session, with_deputy("联络员"), now=NOW)
        assert session.exec(select(Post)).all() == []
