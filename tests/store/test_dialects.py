from sqlmodel import Session, select

from bot.store.door import Store
from bot.store.engines import open_engine, read_url
from bot.store.tables import Note


def noted(session: Session) -> list[str]:
    return list(session.exec(select(Note.name).order_by(Note.name)))


def test_a_database_is_still_known_by_its_own_name(any_store: Store) -> None:
    for purpose in ("write", "read", "migrate"):
        engine = open_engine(read_url(any_store.url), purpose)
        assert engine.dialect.name == engine.url.get_backend_name() in {"sqlite", "postgresql"}
        engine.dispose()


def test_what_a_savepoint_took_back_is_gone_and_what_stood_before_it_stays(any_store: Store) -> None:
    with any_store.writing() as session:
        session.add(Note(name="before", value={}))
        session.flush()
        with session.begin_nested() as inner:
            session.add(Note(name="taken back", value={}))
            session.flush()
            inner.rollback()
        with session.begin_nested():
            session.add(Note(name="kept", value={}))
    with any_store.reading() as session:
        assert noted(session) == ["before", "kept"]


def test_savepoints_within_savepoints_are_released_each_for_itself(any_store: Store) -> None:
    with any_store.writing() as session, session.begin_nested():
        with session.begin_nested():
            session.add(Note(name="inner", value={}))
        with session.begin_nested() as last:
            session.add(Note(name="last", value={}))
            session.flush()
            last.rollback()
    with any_store.reading() as session:
        assert noted(session) == ["inner"]
