from dataclasses import dataclass
from typing import Any

import pytest
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError

from bot.delivery.sandbox import Sandbox, readable


@dataclass(frozen=True)
class Letter:
    text: str = "选址"
    _aside: str = "不可说"

    @property
    def length(self) -> int:
        return len(self.text)


def rendered(template: str, **given: Any) -> str:  # noqa: ANN401 -- whatever a template is given
    return Sandbox(autoescape=True, undefined=StrictUndefined).from_string(template).render(given)


def test_fields_and_properties_of_a_dataclass_can_be_read() -> None:
    assert rendered("{{ letter.text }} {{ letter.length }}", letter=Letter()) == "选址 2"
    assert readable(Letter) == {"text", "length"}


@pytest.mark.parametrize(
    "reach", ["letter._aside", "letter.__class__", "letter.text.__class__", "letter.length.__init__"]
)
def test_nothing_behind_a_letter_can_be_read(reach: str) -> None:
    with pytest.raises(SecurityError):
        rendered(f"{{{{ {reach} }}}}", letter=Letter())


def test_a_field_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ letter.txet }}", letter=Letter())


def test_formatting_cannot_reach_behind_a_text() -> None:
    with pytest.raises(SecurityError):
        rendered("{{ '{0.__class__}'.format(letter) }}", letter=Letter())


def test_a_macro_escapes_what_it_is_given_and_is_not_escaped_again() -> None:
    template = (
        "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{% for each in texts %}{{ bold(each) }}{% endfor %}"
    )
    assert rendered(template, texts=["<", "b"]) == "<b>&lt;</b><b>b</b>"


def test_what_is_no_macro_is_called_as_ever() -> None:
    assert rendered("{{ letter.text.upper() }}", letter=Letter("a")) == "A"
    with pytest.raises(OverflowError):
        rendered("{{ range(9999999) }}")


def test_every_template_knows_what_is_known_to_all() -> None:
    sandbox = Sandbox()
    sandbox.globals["office"] = "督查室"
    assert sandbox.from_string("{{ office }}").render() == "督查室"
    assert sandbox.from_string("{{ office }}", globals={"office": "别处"}).render() == "别处"
