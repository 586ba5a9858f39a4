"""Which samples came when: what rules were written with them, and what was written before a rule had met it."""

from collections.abc import Mapping
from typing import Any

from samples.build import expected, names

EXPECTED: Mapping[str, dict[str, Any]] = {name: expected(name) for name in names()}
UNREAD = tuple(name for name, records in EXPECTED.items() if records.get("outcome") == "unread")
READABLE = tuple(name for name in EXPECTED if name not in UNREAD)
# Written before the rules met them; their first score is kept in benchmarks/extraction.md. Seen by now.
SECOND = (
    "delarsrapport_ljungby",
    "handlingsplan_amal",
    "kallelse_strangnas",
    "medborgarundersokning_katrineholm",
    "minnesanteckningar_lycksele",
    "protokoll_harnosand",
    "tjansteskrivelse_tierp",
    "verksamhetsplan_sigtuna",
)
# By another hand that had seen no rule, scored once and kept in benchmarks/extraction.md. Seen by now.
THIRD = (
    "budgetbesked_vimmerby",
    "foretagsklimat_horby",
    "internkontrollplan_ludvika",
    "protokollsutdrag_kiruna",
    "tillganglighetsprogram_sotenas",
)
LATER = (*SECOND, *THIRD)
FIRST = tuple(name for name in READABLE if name not in LATER)
