"""A reported figure is shown beside the promised one before it is kept, where it is plain what belongs together."""

from sqlmodel import select

from bot.actions.intake.understand import understand
from bot.store.door import Store
from bot.store.tables import Programme, Task
from tests.phone import Phone, contact


def promised(store: Store, content: str) -> Phone:
    """The contact of a unit whose task 12 promises this."""
    phone = contact(store)
    with store.writing() as session:
        task = session.exec(select(Task).where(Task.no == 12)).one()
        task.content = content
        understand(task, session.exec(select(Programme)).one())
        session.add(task)
    return phone


def test_the_share_of_a_promised_figure_is_shown(store: Store) -> None:
    phone = promised(store, "新增停车位2000个。")
    phone.says("12 已建成停车位1200个，其余在建")
    assert "\n对照：停车位目标2000个，所报1200个（60%）\n" in phone.text


def test_each_of_several_promised_figures_is_shown(store: Store) -> None:
    phone = promised(store, "新增停车位2000个以上、充电桩310台，群众满意率达到95%以上。")
    phone.says("12 已建成停车位1200个、充电桩62台，群众满意率96.5%")
    assert "\n对照：停车位目标2000个以上，所报1200个（60%）\n" in phone.text
    assert "\n对照：充电桩目标310台，所报62台（20%）\n" in phone.text
    assert "\n对照：群众满意率目标95%以上，所报96.5%\n" in phone.text


def test_what_a_growth_reached_is_shown_without_a_share(store: Store) -> None:
    phone = promised(store, "地区生产总值增长7%左右。")
    phone.says("12 一季度地区生产总值下降1.2%，降幅收窄")
    assert "\n对照：地区生产总值目标增长7%左右，所报下降1.2%\n" in phone.text


def test_another_thing_is_not_set_against_it(store: Store) -> None:
    phone = promised(store, "新增停车位2000个。")
    phone.says("12 召开协调会3个，完成选址")
    assert phone.kind == "reply_check"
    assert "对照" not in phone.text


def test_a_task_without_figures_shows_none(store: Store) -> None:
    phone = promised(store, "深化改革。")
    phone.says("12 已建成停车位1200个")
    assert phone.kind == "reply_check"
    assert "对照" not in phone.text


def test_a_long_report_leaves_room_for_it(store: Store) -> None:
    phone = promised(store, "新增停车位2000个。")
    words = "已建成停车位1200个，" + "各项手续正在办理；" * 700
    phone.says(f"12 {words}")
    assert phone.kind == "reply_check"
    assert len(phone.text) < 4096
    assert "所报1200个（60%）" in phone.text
