"""A run as the tables that people read, on the terminal and in Prefect."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from models.records import RECORD_LISTS
from models.run import DocumentOutcome, OutcomeCode, Run

_WORDS = {
    OutcomeCode.LOADED: "loaded",
    OutcomeCode.PARTIAL: "read in part",
    OutcomeCode.UNREAD: "without readable text",
    OutcomeCode.UNCHANGED: "unchanged",
    OutcomeCode.WITHHELD: "withheld, as forgotten",
    OutcomeCode.FAILED: "failed",
}
_WORST_FIRST = tuple(reversed(OutcomeCode))


class Fault(NamedTuple):
    """What went wrong with a file, in words."""

    outcome: OutcomeCode
    explanation: str
    remedy: str


def headline(run: Run) -> str:
    """The run in one line: how many files met which outcome."""
    counts = Counter(outcome.outcome for outcome in run.outcomes)
    files = len(run.outcomes)
    told = ", ".join(f"{counts[code]} {word}" for code, word in _WORDS.items() if counts[code])
    return f"{files} {'file' if files == 1 else 'files'}: {told}" if told else "no files"


def record_types(run: Run) -> list[str]:
    """The record lists that this run found anything for, in the order of the format."""
    return [name for name in RECORD_LISTS if any(outcome.records.get(name) for outcome in run.outcomes)]


def totals(outcomes: Iterable[DocumentOutcome]) -> Counter[str]:
    """How many records by list name."""
    total: Counter[str] = Counter()
    for outcome in outcomes:
        total.update(outcome.records)
    return total


def document_rows(run: Run) -> list[dict[str, Any]]:
    """A row for each file met: its path, outcome, records by type, flagged records, and what is to be done."""
    types = record_types(run)
    return [
        {
            "file": outcome.path,
            "outcome": outcome.outcome.value,
            **{name: outcome.records.get(name, 0) for name in types},
            "flagged": outcome.flagged,
            "explanation": outcome.explanation or "",
            "remedy": outcome.remedy or "",
        }
        for outcome in run.outcomes
    ]


def faults(outcomes: Iterable[DocumentOutcome]) -> dict[Fault, list[str]]:
    """Each fault with the paths of the files that have it, the worst outcomes first."""
    files: dict[Fault, list[str]] = {}
    for outcome in sorted(outcomes, key=lambda outcome: _WORST_FIRST.index(outcome.outcome)):
        if outcome.explanation:
            fault = Fault(outcome.outcome, outcome.explanation, outcome.remedy or "")
            files.setdefault(fault, []).append(outcome.path)
    return files
