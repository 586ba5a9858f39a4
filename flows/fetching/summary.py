"""How a night went, as a person reads it in the morning."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from flows import summary
from flows.fetching.silence import Outcome
from flows.fetching.visit import Visit
from models.run import OutcomeCode, Run

_MOST_TOLD = 10  # faults of one source in the message; all of them are in source_document
_MARKS = {Outcome.OK: "ok    ", Outcome.WARNED: "WARN  ", Outcome.FAILED: "FAILED"}


@dataclass(frozen=True)
class Summary:
    """A night: each source's visit, the ingest, and what else is to be known."""

    flow: str
    started_at: datetime
    finished_at: datetime
    visits: Sequence[Visit]
    run: Run | None = None
    """None where loading was put off, as an alert tells: what was fetched is loaded by the next run."""
    alerts: Sequence[str] = field(default=())

    @property
    def is_well(self) -> bool:
        """Whether nobody needs to look: no source failed, no document did, no alert."""
        unread = [o for o in self.run.outcomes if o.outcome is OutcomeCode.FAILED] if self.run else [None]
        return not (self.alerts or unread or any(v.outcome is Outcome.FAILED or v.faults for v in self.visits))

    def headline(self) -> str:
        """The night in one line."""
        failed = sum(one.outcome is Outcome.FAILED for one in self.visits)
        new, changed, gone = (sum(getattr(one, name) for one in self.visits) for name in ("new", "changed", "gone"))
        sources = f"{len(self.visits)} source{'s' * (len(self.visits) != 1)}"
        told = f"{sources}, {failed} failed; {new} new document{'s' * (new != 1)}, {changed} changed, {gone} gone"
        read = summary.headline(self.run) if self.run else "put off, see the alert"
        return f"{self.flow} {'went well' if self.is_well else 'needs a look'}: {told}. Read: {read}."

    def lines(self) -> list[str]:
        """The whole message: the headline, alerts, a line a source with its reasons, what could not be read."""
        lines = [self.headline(), f"{self.started_at:%Y-%m-%d %H:%M} to {self.finished_at:%H:%M} UTC"]
        lines += [f"! {alert}" for alert in self.alerts]
        order = list(Outcome)
        for one in sorted(self.visits, key=lambda one: (-order.index(one.outcome), one.source)):
            lines += ["", *_of_source(one)]
        outcomes = self.run.outcomes if self.run else ()
        for fault, files in summary.faults(o for o in outcomes if o.outcome is not OutcomeCode.UNCHANGED).items():
            lines += ["", f"{fault.outcome}: {fault.explanation}", *(f"  {file}" for file in files[:_MOST_TOLD])]
            lines += [f"  … and {len(files) - _MOST_TOLD} more"] if len(files) > _MOST_TOLD else []
            lines += [f"  → {fault.remedy}"] if fault.remedy else []
        return lines

    def as_json(self) -> dict[str, Any]:
        """For programs that are notified; `text` is what chats show."""
        return {
            "text": "\n".join(self.lines()),
            "flow": self.flow,
            "is_well": self.is_well,
            "headline": self.headline(),
            "started_at": self.started_at.isoformat(),
            "finished_at": self.finished_at.isoformat(),
            "alerts": list(self.alerts),
            "sources": [asdict(one) for one in self.visits],
            "run_id": self.run.id if self.run else None,
        }


def source_rows(visits: Sequence[Visit]) -> list[dict[str, Any]]:
    """A row a source, for tables."""
    names = ("source", "municipality", "outcome", "listed", "new", "changed", "gone", "waiting")
    return [
        {name: str(getattr(one, name)) for name in names}
        | {"failed": str(len(one.faults)), "why": "; ".join(_remarks(one))}
        for one in visits
    ]


def fault_rows(visits: Sequence[Visit]) -> list[dict[str, Any]]:
    """A row a document that could not be fetched, with its address."""
    return [{"source": one.source, **asdict(fault)} for one in visits for fault in one.faults]


def _remarks(one: Visit) -> list[str]:
    """What is to be said of a source: why it fared so, how much of it failed, what its list has beside PDFs."""
    number = len(one.faults)
    failed = f"{number} document{'s' * (number != 1)} could not be fetched" if number else ""
    return [*one.reasons, *filter(None, (failed, one.passed_over))]


def _of_source(one: Visit) -> list[str]:
    counts = f"{one.listed} listed, {one.new} new, {one.changed} changed, {one.gone} gone"
    waiting = f", {one.waiting} wait for another night" if one.waiting else ""
    lines = [f"{_MARKS[one.outcome]} {one.source} ({one.municipality}): {counts}{waiting}"]
    lines += [f"  {remark}" for remark in _remarks(one)]
    for fault in one.faults[:_MOST_TOLD]:
        lines += [f"  {fault.title}: {fault.explanation}", f"    {fault.address}"]
    if len(one.faults) > _MOST_TOLD:
        lines.append(f"  … and {len(one.faults) - _MOST_TOLD} more")
    return lines
