"""A link as a listed document."""

import re

from flows.fetching.links import Link, identity
from flows.fetching.names import date_of, role_of
from flows.fetching.source import Listed


def linked(link: Link, committee: str | None, stamp: str | None = None, title: str | None = None) -> Listed:
    """The document behind a link: its part and its meeting's date are those that its text and file name hint at."""
    told = title or link.text or link.file_name
    return Listed(
        key=identity(link.address),
        address=link.address,
        title=told,
        committee=committee,
        meeting_date=date_of(told) or date_of(link.file_name),
        role=role_of(told, link.file_name),
        stamp=stamp,
    )


def matching(pattern: str | None, link: Link) -> re.Match[str] | None:
    """Where a link's text or address matches a pattern, case aside; None where neither does. No pattern: all do."""
    chosen = re.compile(pattern or "", re.IGNORECASE)
    return chosen.search(link.text) or chosen.search(link.address)


def group(found: re.Match[str], name: str) -> str | None:
    """A named group of a match, where the pattern has it."""
    return (found.groupdict().get(name) or "").strip() or None
