"""Fields of corrected records as the columns that hold them in the store."""

from collections.abc import Mapping
from typing import Any

from models.correction import Correctable
from warehouse.municipality_names import municipality_named

# Relations whose records are columns of a document's row.
OF_DOCUMENT = (Correctable.DOCUMENT, Correctable.MEETING)


def as_columns(relation: Correctable, changed: Mapping[str, Any]) -> dict[str, Any]:
    """Changed fields by the names of the columns to overlay."""
    if relation is Correctable.MEETING:
        return {f"meeting_{name}": value for name, value in changed.items()}
    columns = dict(changed)
    if relation is Correctable.DOCUMENT and "municipality" in columns:
        named = municipality_named(columns["municipality"])
        columns["printed_municipality"] = columns["municipality"]
        columns["municipality"] = named.name if named else columns["municipality"]
        columns["municipality_code"] = named.code if named else None
    return columns


def as_record(relation: Correctable, row: Mapping[str, Any]) -> dict[str, Any]:
    """A stored row as the record it is of: the other way round."""
    if relation is Correctable.MEETING:
        return {n.removeprefix("meeting_"): value for n, value in row.items() if n.startswith("meeting_")}
    if relation is Correctable.DOCUMENT:
        return {**row, "municipality": row.get("printed_municipality")}
    return dict(row)
