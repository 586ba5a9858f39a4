"""What the reviews say about extraction: how often it was right, by record type, municipality and month."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from review import second
from review.fields import fields
from review.published import Published
from review.store import Store
from review.words import word

# A record is what its last act makes it; one that was ever edited was not right as read.
_SQL = """
WITH judged AS (
    SELECT
        document_id, relation, record_id, bool_or(action = 'edit') AS is_edited, bool_or(action = 'add') AS is_added,
        arg_max(action, id) AS last, max(corrected_at) AS at
    FROM correction WHERE state = 'applied' GROUP BY ALL
)
SELECT
    strftime(j.at, '%Y-%m') AS month, j.relation, coalesce(d.municipality, '?') AS municipality,
    CASE
        WHEN is_added THEN 'missed' WHEN last IN ('reject', 'split', 'merge', 'duplicate') THEN 'rejected'
        WHEN is_edited THEN 'edited' ELSE 'right'
    END AS judgement,
    count(*) AS n
FROM judged j LEFT JOIN document d ON d.id = j.document_id
GROUP BY ALL ORDER BY ALL
"""


class Reviews(NamedTuple):
    """How many records of a kind were judged alike."""

    month: str
    relation: str
    municipality: str
    judgement: str
    """right, edited, rejected or missed."""
    n: int


@dataclass
class Sum:
    """Judgements added up."""

    name: str
    right: int = 0
    edited: int = 0
    rejected: int = 0
    missed: int = 0
    """Records that a reviewer had to add."""

    @property
    def reviewed(self) -> int:
        """Extracted records that were judged."""
        return self.right + self.edited + self.rejected

    @property
    def share(self) -> float | None:
        """The part of them that was right as read; None of none."""
        return self.right / self.reviewed if self.reviewed else None


def reviews(published: Published) -> list[Reviews]:
    """The published reviews."""
    return [Reviews(**row) for row in published.ask(_SQL)]


def summed(found: Sequence[Reviews], by: str) -> list[Sum]:
    """Reviews added up by month, relation or municipality."""
    sums: dict[str, Sum] = {}
    for one in found:
        name = getattr(one, by)
        total = sums.setdefault(name, Sum(name))
        setattr(total, one.judgement, getattr(total, one.judgement) + one.n)
    return [sums[name] for name in sorted(sums)]


def chart(found: Sequence[Reviews]) -> dict[str, Any]:
    """The share that was right by month, a line a record type, as ECharts' options."""
    months = sorted({one.month for one in found})
    series = []
    for relation in sorted({one.relation for one in found}):
        by_month = {s.name: s.share for s in summed([one for one in found if one.relation == relation], "month")}
        shares = [by_month.get(month) for month in months]
        series.append(
            {
                "name": word("relations", relation),
                "type": "line",
                "connectNulls": True,
                "data": [None if share is None else round(100 * share, 1) for share in shares],
            }
        )
    return {
        "aria": {"enabled": True},
        "grid": {"left": 12, "right": 12, "top": 56, "bottom": 12, "containLabel": True},
        "tooltip": {"trigger": "axis", "renderMode": "richText"},
        "legend": {"type": "scroll", "top": 4},
        "xAxis": {"type": "category", "data": months},
        "yAxis": {"type": "value", "min": 0, "max": 100, "name": "% rätt"},
        "series": series,
    }


def agreement(store: Store) -> Mapping[tuple[str, str], tuple[int, int]]:
    """(records that two people judged, those they judged alike) by relation and field, as of the second reading.

    The field `is_record` is whether it is a record at all; the others are compared where both found that it is.
    """
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for reading in second.readings(store):
        if reading.differs is None:
            continue
        both_found_one = bool(reading.fields) and second.IS_RECORD not in reading.differs
        known = [field.name for field in fields(reading.key.relation)] if both_found_one else []
        for name in (second.IS_RECORD, *known):
            of_field = counted[reading.key.relation.value, name]
            of_field[0] += 1
            of_field[1] += name not in reading.differs
    return {key: (both, same) for key, (both, same) in counted.items()}
