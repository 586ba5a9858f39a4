"""What a load has to do, worked out before anything is written."""

from dataclasses import dataclass, field

from warehouse.rows import Row

Key = tuple[str, str]
"""(document_id, id)"""


@dataclass
class Plan:
    """The work on one relation."""

    relation: str
    inserting: list[Row] = field(default_factory=list)
    closing: list[Key] = field(default_factory=list)
    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0


def plan(incoming: dict[str, list[Row]], current: dict[str, dict[Key, str]]) -> list[Plan]:
    """Compares what comes with what is there, by content hash, relation by relation."""
    return [_plan_one(relation, found, current[relation]) for relation, found in incoming.items()]


def _plan_one(relation: str, incoming: list[Row], current: dict[Key, str]) -> Plan:
    one = Plan(relation)
    gone = dict(current)
    for row in incoming:
        key = (str(row["document_id"]), str(row["id"]))
        before = gone.pop(key, None)
        if before == row["content_hash"]:
            one.unchanged += 1
            continue
        one.inserting.append(row)
        if before is None:
            one.inserted += 1
        else:
            one.changed += 1
            one.closing.append(key)
    one.closing.extend(gone)
    one.withdrawn = len(gone)
    return one
