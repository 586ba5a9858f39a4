"""Where running text is the place for a measure: by the document's kind and title, and by the section's heading."""

import re

from extractors.extractor import Reading
from extractors.measures.announcing import announces, is_headed, without_number
from extractors.measures.assignments import OF_MEETINGS
from extractors.measures.plans import Plan, Way
from extractors.sections.roles import Role
from extractors.sections.tree import Node
from extractors.swedish.dates import find_deadline
from extractors.swedish.terms import load
from models.document import BlockKind
from models.records import DocumentKind

PLANS = frozenset({DocumentKind.ATGARDSPLAN, DocumentKind.HANDLINGSPROGRAM, DocumentKind.STRATEGI})
"""Kinds of documents that plan."""
_WEIGHING = frozenset(
    {
        DocumentKind.ANALYS,
        DocumentKind.STRATEGI,
        DocumentKind.HANDLINGSPROGRAM,
        DocumentKind.OTHER,
        DocumentKind.BOKSLUT,
    }
)
_WEIGHS = re.compile(
    r"(?:\w+s\s+)?\w*(?:bedömning|analys|slutsats|överväg|synpunkt|yttrande|reflektion|kommentar|diskussion)", re.I
)  # the heading of such a section


_DAY = re.compile(r"^(?:den\s+)?\d{1,2}\s+[a-zåäö]{3,}$", re.I)  # a day without its year
_EACH_TIME = re.compile(
    r"\b(?:gång(?:er)?|varje\s+(?:år|termin|månad|kvartal|vecka|dag)|löpande|kontinuerligt|regelbundet|årligen|vid\s+behov)\b",
    re.I,
)
_IN_PERIOD = re.compile(r"\bunder\s+\w*perioden\b", re.I)


def tells_plans(reading: Reading) -> bool:
    """Whether a document may take something on: not where it is rules, or answers others, by its title."""
    title = (reading.title.text if reading.title else "").casefold()
    answers = any(re.match(rf"{opening}\b", title) for opening in load("assignments")["answers"])
    return not answers and not is_rules(reading)


def is_rules(reading: Reading) -> bool:
    """Whether the document says by its title that it is of rules: a reglemente, a policy."""
    title = (reading.title.text if reading.title else "").casefold()
    return any(word in title for word in load("assignments")["rules"])


def weighs(reading: Reading, node: Node) -> bool:
    """Whether a text weighs what is to be done: its document does, or its section of a report to the committee."""
    if reading.kind.kind is DocumentKind.TJANSTESKRIVELSE:
        return node.heading is not None and _WEIGHS.match(without_number(node.heading.text)) is not None
    return reading.kind.kind in _WEIGHING


def asks_of_somebody(reading: Reading, node: Node) -> bool:
    """Whether it is the place to say that somebody should do something: a report to the committee is, throughout."""
    return reading.kind.kind is DocumentKind.TJANSTESKRIVELSE or weighs(reading, node) or announces(node)


def counts(reading: Reading, node: Node, plan: Plan, sentence: str) -> bool:
    """Whether it is the place for a plan: what is intended counts anywhere but in minutes, for nobody intends a rule.

    A plain "ska" needs a heading of measures, or a time: a date, in a plan of measures any. What is told in the present
    needs a plan and its heading: elsewhere it is what one does anyway.
    """
    if node.role is Role.GOALS or reading.kind.kind in OF_MEETINGS:
        return False
    deadline = find_deadline(sentence)
    dated = deadline is not None and (deadline.first is not None or _DAY.search(deadline.printed) is not None)
    if plan.way is Way.PRESENT:
        is_listed = node.block is not None and node.block.kind is BlockKind.LIST_ITEM
        in_plan = reading.kind.kind in PLANS - {DocumentKind.STRATEGI}  # a strategy tells what one stands for
        if plan.responsible and not is_listed and (_EACH_TIME.search(sentence) or not is_headed(node)):
            return reading.kind.kind in PLANS and dated
        return is_headed(node) and (in_plan or (is_listed and dated))
    if plan.way is Way.LEFT_OPEN:
        return is_headed(node) and deadline is not None
    if plan.way in (Way.INTENDED, Way.UNDER_WAY) or announces(node):
        return True
    timed = deadline is not None or _IN_PERIOD.search(sentence) is not None
    return dated or (timed and reading.kind.kind in PLANS) or _is_weighed(reading, node, plan)


def _is_weighed(reading: Reading, node: Node, plan: Plan) -> bool:
    return plan.way is Way.PLANNED and weighs(reading, node)
