"""The differences that an import or a review workbook makes, as a letter shows them."""

from collections.abc import Sequence

from bot.actions.intake.change_task import UNITS
from bot.actions.intake.shelf import Difference
from bot.rules.letters.intake import DIFFERENCES, Changed, shortened, shortened_units
from bot.rules.terms import task_number


def shown_changes(differences: Sequence[Difference]) -> tuple[Changed, ...]:
    """Return as many differences as a letter has room for, their words cut."""
    return tuple(
        Changed(task_number(each.annex, each.no), each.field, cut(each.before), cut(each.after))
        for each in differences[:DIFFERENCES]
        for cut in [shortened_units if each.field == UNITS else shortened]
    )
