"""The files of views as SQL: which of them are kept at publish, and what each makes.

A file 1…, 2… or 3… holds the one SELECT of the relation that it is named after, with `$ts` for the time that is asked
about, `$at(other)` for another such relation at that time and `$rows(table)` for the store's rows as they were said at
it. It becomes the macro `<relation>_as_of(ts)` and the view of now, which is made from other views rather than from
macros since it is asked all the time; where it has rows of its own, also the two before any correction, `_extracted`.

All other files are SQL as it stands.
"""

import re
from collections.abc import Iterator
from pathlib import Path

VIEWS = Path(__file__).parent / "views"
_DATED, _KEPT = "[123]*.sql", "[123567]*.sql"
_NAME = re.compile(r"^CREATE VIEW (\w+) AS$", re.MULTILINE)
_PLACE = re.compile(r"\$(?:at\((?P<other>\w+)\)|rows\((?P<table>\w+)\)|ts\b)")


def helpers() -> list[str]:
    """The macros that all else is made from."""
    return [path.read_text(encoding="utf-8") for path in sorted(VIEWS.glob("0*.sql"))]


def views() -> Iterator[str]:
    """The statements that lay the views and their macros, each after those it is made from."""
    for path in sorted(set(VIEWS.glob("*.sql")) - set(VIEWS.glob("0*.sql"))):
        text = path.read_text(encoding="utf-8")
        if path.match(_DATED):
            yield from _dated(_relation(path), text)
        elif path.match(_KEPT):
            yield _NAME.sub(r"CREATE VIEW shown.\1 AS", text)
            yield from (_shown(name) for name in _NAME.findall(text))
        else:
            yield text


def kept_views() -> list[str]:
    """Names of the views that are worked out at publish, in an order in which each comes after what it is made from."""
    found: list[str] = []
    for path in sorted(VIEWS.glob(_KEPT)):
        found += [_relation(path)] if path.match(_DATED) else _NAME.findall(path.read_text(encoding="utf-8"))
    return found


def _relation(path: Path) -> str:
    return path.stem.partition("_")[2]


def _dated(relation: str, select: str) -> Iterator[str]:
    yield f"CREATE MACRO {relation}_as_of(ts) AS TABLE\n{_then(select)}"
    yield f"CREATE VIEW shown.{relation} AS\n{_now(select)}"
    yield _shown(relation)
    if "$rows" in select:
        yield f"CREATE MACRO {relation}_extracted_as_of(ts) AS TABLE\n{_then(select, '_extracted')}"
        yield f"CREATE VIEW {relation}_extracted AS\n{_now(select, '_extracted')}"


def _shown(relation: str) -> str:
    """The view that readers see. What it shows is exchanged at publish; its name and comments stay."""
    return f"CREATE VIEW {relation} AS FROM shown.{relation}"


def _then(select: str, suffix: str = "") -> str:
    return _filled(select, suffix, f"{suffix}_as_of(ts)", "ts")


def _now(select: str, suffix: str = "") -> str:
    return _filled(select, suffix, suffix, "'infinity'::TIMESTAMPTZ")


def _filled(select: str, suffix: str, of_time: str, time: str) -> str:
    def said(match: re.Match[str]) -> str:
        if match["other"]:
            return match["other"] + of_time
        if not match["table"]:
            return time
        as_extracted = f"(SELECT *, NULL::VARCHAR AS review_status FROM store.{match['table']})"
        return as_extracted if suffix else f"store.{match['table']}_reviewed({time})"

    return _PLACE.sub(said, select)
