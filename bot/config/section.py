"""What every part of config.yaml has in common: its keys are known, and what is wrong is said with a remedy."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, model_validator
from pydantic_core import PydanticCustomError, core_schema
from rapidfuzz import process

T_co = TypeVar("T_co", covariant=True)
ALIKE = 70  # of 100: two letters astray in a word of eight


def refuse(what: str, remedy: str, *, key: str = "") -> NoReturn:
    """Refuse the value at hand: `what` is wrong with it, and the remedy. `key` is what is wrong below it.

    Raises:
        PydanticCustomError: always; `sentence` reads it.
    """
    kind = "cuiban"
    raise PydanticCustomError(kind, "{what}; {remedy}", {"what": what, "remedy": remedy, "key": key})


def nearest(word: str, known: list[str]) -> str:
    """Say which known word was meant: ``did you mean due?``, or all of them when none is near."""
    found = process.extractOne(word, known, score_cutoff=ALIKE)
    return f"did you mean {found[0]}?" if found else f"known here: {', '.join(known)}"


class Section(BaseModel):
    """A mapping of config.yaml: frozen, strict about types, and without unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, data: Any) -> Any:  # noqa: ANN401 -- whatever stands in the file
        if isinstance(data, dict):
            known = [field.alias or name for name, field in cls.model_fields.items() if not field.exclude]
            for key in data:
                if key not in known:
                    refuse("is not a setting", nearest(str(key), known), key=str(key))
        return data


class Shape(Protocol[T_co]):
    """How a rule is written in the file."""

    def made(self) -> T_co:
        """Make the rule.

        Raises:
            ValueError: the rule is impossible.
        """
        ...


@dataclass(frozen=True, slots=True)
class ReadAs(Generic[T_co]):
    """Marks a field that is written in the file as one thing and held in the settings as another, a rule."""

    shape: type[Shape[T_co]]

    def __get_pydantic_core_schema__(self, source: type[T_co], handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read the shape, then make the rule; what is a rule already is taken as it is."""

        def read(value: object, inner: Callable[[object], Shape[T_co]]) -> object:
            return value if isinstance(value, source) else inner(value).made()

        return core_schema.no_info_wrap_validator_function(read, handler.generate_schema(self.shape))
