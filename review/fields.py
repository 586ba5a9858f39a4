"""Forms made from the record models: which fields a record has, how each is shown and read, what is wrong with it."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum, StrEnum, auto
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from models.correction import Correctable
from models.records import RECORD_TYPES, DocumentInfo, Meeting, Member, Participant, Record, Signature
from review.words import themes, word, words

MODELS: Mapping[Correctable, type[BaseModel]] = {
    Correctable.DOCUMENT: DocumentInfo,
    Correctable.MEETING: Meeting,
    Correctable.PARTICIPANT: Participant,
    Correctable.WORKING_GROUP_MEMBER: Member,
    **{Correctable(one.relation): one.model for one in RECORD_TYPES},
}
# Lists of records of their own, what a record carries besides its content, and what only the program can know.
_NOT_SHOWN = {*Record.model_fields, "participants", "members", "theme_confidence"}
_THOUSANDS_BY_DOT = re.compile(r"-?\d{1,3}(\.\d{3})+")
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]")


class Kind(Enum):
    """How a field is shown and read."""

    TEXT = auto()
    LINES = auto()  # several values, one a line
    CHOICE = auto()
    YES_NO = auto()
    NUMBER = auto()
    DATE = auto()
    COUNTS = auto()  # "ja 7, nej 4"
    SIGNATURES = auto()  # "name, title", one a line


@dataclass(frozen=True)
class Field:
    """A field of a form."""

    name: str
    label: str
    kind: Kind
    may_be_empty: bool
    choices: Mapping[str, str]
    """Values to choose from, with their Swedish words."""


@cache
def fields(relation: Correctable) -> tuple[Field, ...]:
    """The fields of a relation's records that a reviewer may correct, in the model's order."""
    made = []
    for name, info in MODELS[relation].model_fields.items():
        # A seat's place is a region of a page, a meeting's is where it was held.
        if name in _NOT_SHOWN or (name == "place" and relation is Correctable.WORKING_GROUP_MEMBER):
            continue
        kind, empty, choices = _kind(info.annotation)
        if name == "theme":
            kind, choices = Kind.CHOICE, themes()
        made.append(Field(name, word("field", name), kind, empty, choices))
    return tuple(made)


def shown(field: Field, value: Any) -> str:
    """A value as text to edit; `read` gives the value back."""
    return "" if value is None else _SHOWN.get(field.kind, str)(value)


def told(field: Field, value: Any) -> str:
    """A value as text to read: choices by their words."""
    return field.choices.get(value, str(value)) if field.choices and value is not None else shown(field, value)


def read(field: Field, text: str) -> Any:
    """The JSON value that a text means. Raises ValueError with what is wrong, in Swedish."""
    said = text.strip()
    if field.kind in _READ_EMPTY:
        return _READ_EMPTY[field.kind](said)
    return _READ.get(field.kind, _one_line)(said) if said else None


def problems(relation: Correctable, values: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with a record's fields by the model's own rules, in Swedish, by field; nothing where all is right.

    `values` are those of all its fields; what the record carries besides them is taken as right.
    """
    model = MODELS[relation]
    place = {"page": 1, "bbox": (0, 0, 1, 1), "quote": ""}
    carried: dict[str, Any] = {"place": place} if relation is Correctable.WORKING_GROUP_MEMBER else {}
    if issubclass(model, Record):
        carried = {"id": "x", "places": [place], "extractor": "reviewer"}
    known = {field.name for field in fields(relation)}
    try:
        model.model_validate({**{n: v for n, v in values.items() if n in known}, **carried})
    except ValidationError as error:
        return {_field_of(one["loc"]): _problem(one) for one in reversed(error.errors())}
    return {}


def _field_of(loc: tuple[int | str, ...]) -> str:
    return str(loc[0]) if loc else ""


def _problem(error: Any) -> str:
    name = _field_of(error["loc"])
    if error["type"] == "string_pattern_mismatch":
        return words("pattern").get(name, word("problem", "other"))
    kind = "none_required" if error["input"] is None else error["type"]
    return words("problem").get(kind, word("problem", "other"))


def _kind(annotation: Any) -> tuple[Kind, bool, Mapping[str, str]]:
    """(kind, whether it may be empty, choices) of a model's annotation."""
    options = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    empty = NoneType in options
    (inner,) = [option for option in options if option is not NoneType]
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return Kind.CHOICE, empty, {one.value: word("value", one.value) for one in inner}
    origin = get_origin(inner)
    if origin is tuple:
        return (Kind.SIGNATURES if get_args(inner)[0] is Signature else Kind.LINES), True, {}
    if origin is dict:
        return Kind.COUNTS, empty, {}
    return _PLAIN.get(inner, Kind.TEXT), empty, {}


def _grouped(value: Decimal) -> str:
    """A number as Swedish writes it: 1 250 000,5."""
    return f"{value:,f}".replace(",", "\u00a0").replace(".", ",") if value != value.to_integral() else _whole(value)


def _whole(value: Decimal) -> str:
    return f"{int(value):,}".replace(",", "\u00a0")


def _number(said: str) -> str:
    text = _SPACES.sub("", said).replace("−", "-").replace("–", "-")
    if _THOUSANDS_BY_DOT.fullmatch(text):
        raise ValueError("Punkten kan läsas på två sätt: skriv tusental med mellanslag och decimaler med komma.")
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise ValueError(word("problem", "decimal_parsing")) from None
    if not number.is_finite():
        raise ValueError(word("problem", "decimal_parsing"))
    return format(number.normalize(), "f")


def _date(said: str) -> str:
    try:
        return datetime.date.fromisoformat(said).isoformat()
    except ValueError:
        raise ValueError(word("problem", "date_parsing")) from None


def _counts(said: str) -> dict[str, int]:
    found = re.findall(r"([^\W\d][^\d,]*?)\s+(\d+)\s*(?:,|$)", said)
    if ", ".join(f"{side} {count}" for side, count in found) != " ".join(said.split()):
        raise ValueError("Skriv som: ja 7, nej 4.")
    return {side: int(count) for side, count in found}


def _signature(line: str) -> dict[str, str | None]:
    name, _, title = line.partition(",")
    return {"name": name.strip(), "title": title.strip() or None}


def _signatures(value: Any) -> str:
    return "\n".join(", ".join(filter(None, (one["name"], one["title"]))) for one in value)


def _votes(value: Any) -> str:
    pairs = value.items() if isinstance(value, Mapping) else value
    return ", ".join(f"{side} {count}" for side, count in pairs)


def _lines(said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if line.strip()]


def _one_line(said: str) -> str:
    return " ".join(said.split())


_PLAIN = {bool: Kind.YES_NO, Decimal: Kind.NUMBER, datetime.date: Kind.DATE}
_SHOWN: Mapping[Kind, Callable[[Any], str]] = {
    Kind.LINES: lambda value: "\n".join(map(str, value)),
    Kind.COUNTS: _votes,
    Kind.SIGNATURES: _signatures,
    Kind.NUMBER: lambda value: _grouped(Decimal(str(value))),
    Kind.YES_NO: lambda value: "ja" if value else "nej",
}
_READ: Mapping[Kind, Callable[[str], Any]] = {Kind.NUMBER: _number, Kind.COUNTS: _counts, Kind.DATE: _date}
_READ_EMPTY: Mapping[Kind, Callable[[str], Any]] = {
    Kind.LINES: _lines,
    Kind.SIGNATURES: lambda said: [_signature(line) for line in _lines(said)],
    Kind.YES_NO: lambda said: said == "ja",
}
