"""The fields of a record as a form: made from its model, with what the page says beside each."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from nicegui import events, ui

from models.provenance import Provenance
from review.fields import Field, Kind, shown

_STATIC = Path(__file__).parent.parent / "static"
_LONG = ("text", "title", "description", "follow_up", "label", "name")
_SEVERAL = (Kind.LINES, Kind.SIGNATURES)
_YES_NO = [["ja", "ja"], ["nej", "nej"]]
_HALF_A_ROW = 24  # letters that a field beside another shows


class On(NamedTuple):
    """What is called when a text changes, and when the reviewer is done with the form."""

    change: Callable[..., Any]
    save: Callable[..., Any]
    save_alike: Callable[..., Any] | None = None
    """For the same change in all of a table; the desk's own form has it, whose fields digits lead to."""


class Form(ui.element, component=_STATIC / "fields.js"):
    """A form; only to be read where it is given nothing to call. `typed` are texts to begin with, as if just typed."""

    def __init__(
        self,
        fields: tuple[Field, ...],
        values: Mapping[str, Any],
        evidence: Mapping[str, Provenance] | None = None,
        on: On | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._before = {field.name: shown(field, values.get(field.name)) for field in fields}
        self._texts = self._before | {name: text for name, text in (typed or {}).items() if name in self._before}
        told = evidence or {}
        self.props["fields"] = [self._told(field, told.get(field.name)) for field in fields]
        self.props["errors"] = {}
        self.props["disabled"] = on is None
        self.props["numbered"] = on is not None and on.save_alike is not None
        if on is not None:
            self.on("typed", lambda event: self._heard(event, on.change))
            self.on("save", lambda event: self._heard(event, on.save))
            if on.save_alike:
                self.on("alike", lambda event: self._heard(event, on.save_alike))

    @property
    def texts(self) -> dict[str, str]:
        """What differs from what the record says, by field, as typed."""
        return {name: text for name, text in self._texts.items() if text != self._before[name]}

    def tell(self, wrong: Mapping[str, str]) -> None:
        """Shows what is wrong, at its field; the first such field gets the keys."""
        self.props["errors"] = dict(wrong)

    def _heard(self, event: events.GenericEventArguments, then: Callable[..., Any]) -> Any:
        said = event.args if isinstance(event.args, dict) else {}
        self._texts |= {name: text for name, text in said.items() if name in self._before and isinstance(text, str)}
        return then()

    def _told(self, field: Field, source: Provenance | None) -> dict[str, Any]:
        before = self._before[field.name]
        return {
            "name": field.name,
            "label": field.label,
            "before": before,
            "text": self._texts[field.name],
            "long": field.kind in _SEVERAL or field.name in _LONG or len(before) > _HALF_A_ROW,
            "choices": _choices(field, before),
            "hint": _hint(field, source, before),
        }


def _choices(field: Field, now: str) -> list[list[str]] | None:
    if field.kind is Kind.YES_NO:
        return _YES_NO
    if field.kind is not Kind.CHOICE:
        return None
    choices = {"": "–", **field.choices} if field.may_be_empty else dict(field.choices)
    choices.setdefault(now, now)
    return [[value, says] for value, says in choices.items()]


def _hint(field: Field, source: Provenance | None, before: str) -> str:
    """Where a value is from, unless that is plain to see: its words stand dotted on the page."""
    parts = [f"ur ”{source.quote}”, sidan {source.page}"] if source and source.quote != before else []
    if field.kind in _SEVERAL:
        parts.append("en per rad (Skift+Enter)")
    return "; ".join(parts)
