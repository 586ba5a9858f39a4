"""The fields of a record as a form: made from its model, with what the page says beside each."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from nicegui import ui

from models.provenance import Provenance
from review.fields import Field, Kind, shown

_LONG = ("text", "title", "description", "follow_up", "label", "name")
_SEVERAL = (Kind.LINES, Kind.SIGNATURES)


class On(NamedTuple):
    """What is called when a text changes, and when the reviewer is done with the form."""

    change: Callable[..., Any]
    save: Callable[..., Any]


class Form:
    """A form; only to be read where it is given nothing to call."""

    def __init__(
        self, fields: tuple[Field, ...], values: Mapping[str, Any], evidence: Mapping[str, Provenance], on: On | None
    ) -> None:
        self._fields = fields
        self._before = {field.name: shown(field, values.get(field.name)) for field in fields}
        self._on = on
        self._inputs: dict[str, Any] = {}
        with ui.element("div").classes("fields"):
            for field in fields:
                self._inputs[field.name] = self._input(field, evidence.get(field.name))

    @property
    def texts(self) -> dict[str, str]:
        """What differs from what the record says, by field, as typed."""
        return {name: text for name in self._inputs if (text := self._text(name)) != self._before[name]}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Puts texts in, as if they had been typed."""
        for field in self._fields:
            if field.name in texts:
                self._inputs[field.name].set_value(_as_value(field, texts[field.name]))
                self._mark(field.name)

    def tell(self, wrong: Mapping[str, str]) -> None:
        """Shows what is wrong, at its field; the first such field gets the keys."""
        for name, made in self._inputs.items():
            made.error = wrong.get(name)
        if first := next((name for name in self._inputs if name in wrong), None):
            self.focus(first)

    def focus(self, name: str | None = None) -> None:
        """Gives the keys to a field; to the first one if none is named."""
        made = self._inputs[name or next(iter(self._inputs))]
        made.run_method("focus")

    def _text(self, name: str) -> str:
        value = self._inputs[name].value
        if isinstance(value, bool):
            return "ja" if value else "nej"
        return value or ""

    def _input(self, field: Field, source: Provenance | None) -> Any:
        text = self._before[field.name]
        changed = self._changed(field.name)
        if field.kind is Kind.YES_NO:
            made: Any = ui.checkbox(field.label, value=text == "ja", on_change=changed)
        elif field.kind is Kind.CHOICE:
            choices = {"": "–", **field.choices} if field.may_be_empty else dict(field.choices)
            choices.setdefault(text, text)
            made = ui.select(choices, label=field.label, value=text, on_change=changed)
        elif field.kind in _SEVERAL or field.name in _LONG:
            made = ui.textarea(field.label, value=text, on_change=changed).props("autogrow input-style='min-height:0'")
        else:
            made = ui.input(field.label, value=text, on_change=changed)
        if field.kind is not Kind.YES_NO:
            made.props("dense outlined stack-label no-error-icon")
            if hint := _hint(field, source):
                made.props["hint"] = hint  # not parsed: the page's words may hold anything
        made.props(f"data-field={field.name}")
        if field.kind in _SEVERAL or field.name in _LONG:
            made.classes("long")
        if self._on is None:
            made.disable()
        elif field.kind is not Kind.CHOICE:
            made.on("keydown.enter.exact.prevent", self._on.save)
            made.on("keydown.escape", js_handler="(event) => event.target.blur()")
        return made

    def _changed(self, name: str) -> Callable[..., Any]:
        def handler(*_: Any) -> Any:
            self._mark(name)
            return self._on.change() if self._on else None

        return handler

    def _mark(self, name: str) -> None:
        if name not in self._inputs:
            return
        differs = self._text(name) != self._before[name]
        self._inputs[name].classes(**({"add": "changed"} if differs else {"remove": "changed"}))


def _as_value(field: Field, text: str) -> Any:
    return text == "ja" if field.kind is Kind.YES_NO else text


def _hint(field: Field, source: Provenance | None) -> str:
    parts = [f"ur ”{source.quote}”, sidan {source.page}"] if source else []
    if field.kind in _SEVERAL:
        parts.append("en per rad (Skift+Enter)")
    return "; ".join(parts)
