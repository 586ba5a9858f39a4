"""The desk's addresses: a filter, and the record at hand."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from typing import Any
from urllib.parse import quote, urlencode

from models.correction import Correctable
from review.cases import Filter
from review.standing import Key


def wanted(query: Mapping[str, str]) -> Filter:
    """The filter that an address asks for."""
    known = {f.name: query[f.name] for f in fields_of(Filter) if query.get(f.name)}
    below = known.pop("below", None)
    values: dict[str, Any] = {**known, "mine": known.get("mine") == "1"}
    if below:
        try:
            values["below"] = float(below)
        except ValueError:
            values["below"] = None
    return Filter(**values)


def address(filtered: Filter, key: Key | None = None) -> str:
    """The address of the desk with a filter, at a record."""
    told = {f.name: getattr(filtered, f.name) for f in fields_of(Filter)}
    query = {name: ("1" if value is True else str(value)) for name, value in told.items() if value}
    if key:
        query |= {"at": f"{key.document_id}/{key.relation.value}/{key.record_id}"}
    return "/work" + (f"?{urlencode(query, quote_via=quote)}" if query else "")


def key_in(text: str) -> Key | None:
    """The record that an address names; None where it names none."""
    document_id, _, rest = text.partition("/")
    relation, _, record_id = rest.partition("/")
    return Key(document_id, Correctable(relation), record_id) if relation in set(Correctable) and record_id else None
