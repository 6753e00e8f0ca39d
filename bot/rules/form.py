"""The guided form (/report): item by item, a status and then the words. Pure: a form and an act give the next form."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from bot.rules.replies import judge, split
from bot.rules.terms import Status


class Step(StrEnum):
    """What the form asks for now."""

    STATUS = "status"
    DONE = "done"
    PROBLEMS = "problems"
    CAUSES = "causes"
    NEXT_STEPS = "next_steps"
    SUMMARY = "summary"
    HOLLOW = "hollow"


WORDS = (Step.DONE, Step.PROBLEMS, Step.CAUSES, Step.NEXT_STEPS)
"""The steps that are answered with a sentence, in their order; the names of an answer's fields."""

DETAILS = WORDS[1:]
"""Asked of those who are behind (市中政办发〔2020〕1号, 二: 存在的问题、原因分析和下一步措施); free for the others."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was filled in for one item so far. `message` is the chat message its 完成情况 came with.

    `number` is the task's, as people write it: should the item go, the words can still be placed.
    """

    item_id: int
    status: Status | None = None
    done: str = ""
    problems: str = ""
    causes: str = ""
    next_steps: str = ""
    message: int | None = None
    number: str = ""

    @property
    def filled(self) -> bool:
        """Whether it can be submitted."""
        return self.status is not None and bool(self.done) and not self.lacking

    @property
    def lacking(self) -> Step | None:
        """The next thing that somebody who is behind still has to say."""
        if self.status is not Status.BEHIND:
            return None
        return next((step for step in DETAILS if not getattr(self, step)), None)

    def judged(self, status: Status) -> Self:
        """Take a status. Who is no longer behind has no longer the problems and causes of being so: they go with it."""
        if self.status is Status.BEHIND and status is not Status.BEHIND:
            return replace(self, status=status, problems="", causes="", next_steps="")
        return replace(self, status=status)

    def holding(self, step: Step, text: str) -> Self:
        """Take a sentence for a step; labelled parts of it (存在问题：…) go where they belong."""
        sections = split(text)
        found = {part: words for part in WORDS if (words := getattr(sections, part))}
        if Step.DONE in found:
            found = {step: found.pop(Step.DONE)} | found
        return replace(self, **{str(part): words for part, words in (found or {step: text.strip()}).items()})


@dataclass(frozen=True, slots=True)
class Form:
    """One person's way through one obligation's items.

    `at` is the place among `answers`; `alone`: only this item is being changed, then back to the summary; `extra`:
    details are being added that nobody has to give; `left`: the person went away and takes it up again later, so that
    what they type meanwhile is not meant for it.
    """

    obligation_id: int
    answers: tuple[Answer, ...]
    at: int = 0
    step: Step = Step.STATUS
    alone: bool = False
    extra: bool = False
    left: bool = False

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Make the form that `write` wrote."""
        answers = tuple(
            Answer(**each | {"status": Status(each["status"]) if each["status"] else None}) for each in body["answers"]
        )
        return cls(**body | {"answers": answers, "step": Step(body["step"])})

    def write(self) -> dict[str, Any]:
        """Return the form as JSON's own values."""
        return asdict(self)

    @property
    def current(self) -> Answer:
        """The answer that the form is at."""
        return self.answers[self.at]

    @property
    def filled(self) -> tuple[Answer, ...]:
        """What can be submitted."""
        return tuple(answer for answer in self.answers if answer.filled)

    @property
    def awaits_words(self) -> bool:
        """Whether a typed sentence is meant for the form."""
        return not self.left and (self.step is Step.STATUS or self.step in WORDS)

    # -- what a person can do ----------------------------------------------------------------------------------------

    def mark(self, status: Status) -> Self:
        """Choose a status; then the words are asked for."""
        return replace(self._with(self.current.judged(status)), step=Step.DONE)

    def say(self, text: str, message: int | None = None) -> Self:
        """Take a typed sentence for what is asked for. At the status, it is 完成情况 and gives the status by itself."""
        step, answer = self.step, self.current
        if step is Step.STATUS:
            sections = split(text)
            status = sections.judged or judge(sections.done, sections.problems)
            step, answer = Step.DONE, answer.judged(status)
        answer = answer.holding(step, text)
        if step is Step.DONE:
            answer = replace(answer, message=message)
        return replace(self._with(answer), step=step).keep()

    def keep(self) -> Self:
        """Leave the words for this step as they are, and go on."""
        return self._after(self.step)

    def skip(self) -> Self:
        """Go on without an answer: to the next detail, or to the next item."""
        return self._after(self.step) if self.extra else self._next_item()

    def back(self) -> Self:
        """Go one step back: from the words to what came before them, from a status to the item before."""
        if self.step in WORDS:
            return replace(self, step=(Step.STATUS, *WORDS)[WORDS.index(self.step)], extra=False)
        if self.step is Step.STATUS:
            return self.summarise() if self.alone else replace(self, at=max(0, self.at - 1))
        if self.step is Step.HOLLOW:
            return self.summarise()
        return replace(self, at=len(self.answers) - 1, step=Step.STATUS)

    def add(self, item_id: int) -> Self:
        """Add details that nobody has to give to an item that is filled in; then go on."""
        return replace(self._at(item_id), step=Step.PROBLEMS, alone=False, extra=True)

    def change(self, item_id: int, step: Step = Step.STATUS) -> Self:
        """Go to one item, to change it alone."""
        return replace(self._at(item_id), step=step, alone=True, extra=False, left=False)

    def summarise(self) -> Self:
        """Go to the summary."""
        return replace(self, step=Step.SUMMARY, alone=False, extra=False, left=False)

    def doubt(self) -> Self:
        """Ask, before it is submitted, whether hollow words shall stand."""
        return replace(self, step=Step.HOLLOW)

    def leave(self) -> Self:
        """Put the form aside."""
        return replace(self, left=True)

    def resume(self) -> Self:
        """Take the form up again."""
        return replace(self, left=False)

    def edited(self, message: int, text: str) -> Self | None:
        """Take a changed sentence in the place of the one it was; None if none came with this message."""
        places = [place for place, answer in enumerate(self.answers) if answer.message == message]
        return self._put(places[0], self.answers[places[0]].holding(Step.DONE, text)) if places else None

    def rest(self) -> Self:
        """Go to the first item that is not filled in; to the summary, if there is none."""
        place = next((place for place, answer in enumerate(self.answers) if not answer.filled), None)
        if place is None:
            return self.summarise()
        return replace(self, at=place, step=Step.STATUS, alone=False, extra=False, left=False)

    def passed_on(self, to: Self | None = None) -> Self:
        """Give the form to somebody else, who may have begun one for the same report: what they filled in stays.

        It is put aside, so that nothing they type is taken for it unseen, and forgets the chat it came from.
        """
        known = {answer.item_id: answer for answer in to.answers} if to else {}
        mine = {answer.item_id: replace(answer, message=None) for answer in self.answers}
        kept = {item: answer for item, answer in known.items() if answer.status or answer.done}
        return replace(to or self, answers=tuple((known | mine | kept).values())).leave()

    def covering(self, answers: Sequence[Answer]) -> Self:
        """Hold these answers instead; the place stays where it is, unless its item is no longer among them."""
        places = [place for place, answer in enumerate(answers) if answer.item_id == self.current.item_id]
        form = replace(self, answers=tuple(answers), at=places[0] if places else 0)
        return form if places else replace(form.rest(), left=self.left)

    # -- how it goes on ----------------------------------------------------------------------------------------------

    def _after(self, step: Step) -> Self:
        """Go on from a step that was answered: to what is lacking, to a further detail, or to the next item."""
        lacking = self.current.lacking
        if lacking:
            return replace(self, step=lacking)
        rest = DETAILS[DETAILS.index(step) + 1 :] if self.extra and step in DETAILS else ()
        further = next((detail for detail in rest if not getattr(self.current, detail)), None)
        return replace(self, step=further) if further else self._next_item()

    def _next_item(self) -> Self:
        rest = range(self.at + 1, len(self.answers))
        place = next((place for place in rest if not self.answers[place].filled), None)
        if self.alone or place is None:
            return self.summarise()
        return replace(self, at=place, step=Step.STATUS, extra=False)

    def _with(self, answer: Answer) -> Self:
        return self._put(self.at, answer)

    def _put(self, place: int, answer: Answer) -> Self:
        return replace(self, answers=(*self.answers[:place], answer, *self.answers[place + 1 :]))

    def _at(self, item_id: int) -> Self:
        places = [place for place, answer in enumerate(self.answers) if answer.item_id == item_id]
        return replace(self, at=places[0] if places else self.at)
