"""What stands behind an amount and says what it is for: "500 tkr till X", "för X", "ur X", "i bidrag"."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.money.phrases import tidy
from extractors.swedish.money import find_amounts
from extractors.swedish.terms import patterns

_PREPOSITIONS = ("till", "för", "avseende", "gällande")
_PASSIVE = r"(?:\w+(?:ts|as|rs)|gå|avsatta?|anslagna|beviljade|budgeterade|öronmärkta)"
_YEAR = r"(?:19|20)\d\d"
_PAYS_FOR = re.compile(
    rf"^\s*(?:kr\s+)?(?:(?:har\s+|kan\s+|ska\s+)?(?P<verb>{_PASSIVE})\s+)?"
    rf"(?:årligen\s+|per\s+år\s+|totalt\s+|netto\s+|(?:(?:under|år|för)\s+)?{_YEAR}\s+)?"
    r"(?:(?:ur|från|av|inom)\s+[^.;:(),]{3,60}?\s+)?"
    r"(?P<word>till|för|avseende|gällande|avser|avsåg|gäller|gällde)\s+(?!\d)(?P<what>[^.;:()]{3,90})"
)
_OUT_OF = re.compile(
    rf"^\s*(?:(?:ur|från)\s+|av\s+{_YEAR}\s+års\s+)(?!\d)"
    r"(?P<what>[^.;:()]{3,90}?)(?=\s+(?:och\s+\d|till|för)\s|[,.;]|$)"
)
_SHARED = re.compile(
    r"^\s*(?:fördelas|delas(?:\s+ut)?|läggs|satsas|används)\s+(?:på|mellan|till|efter)\s+(?!\d)(?P<what>[^.;:()]{3,90})"
)
_IN = re.compile(r"^\s*(?:ut\s+)?(?:i|på)\s+(?!\d)(?P<what>[^.;:()]{3,90})")
_OF = re.compile(r"^\s*av\s+(?!\d)(?P<what>[^.;:()]{3,60})")
_WHEN = re.compile(rf"\s*\b(?:under|för|år|från|till|i|per|och\s+med)?\s*{_YEAR}\b.*$", re.I)
_DISPOSAL = re.compile(r"^(?P<first>.*?)(?:\s*\btill\s+)?[^,]*\bförfogande\b(?:\s+för\s+(?P<last>.+))?")


@dataclass(frozen=True)
class Payee:
    """What an amount is for, and the preposition that led to it behind the amount; None where there was none."""

    name: str
    lead: str | None = None


@cache
def _sort() -> re.Pattern[str]:
    """A phrase that begins with a sort of money: "föreningsbidrag till …"."""
    return re.compile(rf"(?:[^\W\d_]+\s)?[^\W\d_]*{patterns('money_prose', 'sorts')}\b", re.I)


@cache
def _time() -> re.Pattern[str]:
    """A time at the beginning of a phrase."""
    return re.compile(patterns("money_prose", "time"), re.I)


@cache
def _no_payee() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What names nothing that is paid for, and verbs of sending to somebody."""
    nobody, sent = patterns("money_prose", "no_payee"), patterns("money_prose", "sent")
    return re.compile(rf"{nobody}(?=\s+(?:av|som|att)\b|\s*[,.]|\s*$)", re.I), re.compile(sent, re.I)


@cache
def _ends() -> re.Pattern[str]:
    """Where a phrase ends that a sentence goes on behind: at a clause, a verb, another amount."""
    verbs = patterns("money_prose", "goes_on")
    return re.compile(rf",\s|\s(?:som|där|vilket|men|under|från|och\s+\d)\s|\s{verbs}(?!\w)", re.I)


@cache
def _sort_in_front() -> re.Pattern[str]:
    """A sort of money right in front of an amount: "ett statsbidrag om"."""
    sorts, about = patterns("money_prose", "sorts"), patterns("money_prose", "about")
    return re.compile(rf"(?P<sort>[^\W\d_]*{sorts})\s+(?:om|på|med|uppgående\s+till)\s*{about}?\s*$", re.I)


def sort_before(before: str) -> str | None:
    """The sort of money that stands in front of an amount and is told with it: "statsbidrag" of "statsbidrag om"."""
    match = _sort_in_front().search(before)
    return match["sort"] if match else None


def paid_for(text: str, clause: tuple[int, int], after: str) -> Payee | None:
    """What stands behind an amount and says what it is for: its source where several share one purpose."""
    if _shares_sources(text, clause) and (what := _behind(_OUT_OF, after)):
        return Payee(what)
    match = _PAYS_FOR.match(after)
    nobody, sent = _no_payee()
    to_nobody = match and (nobody.match(match["what"]) or (match["verb"] and sent.fullmatch(match["verb"])))
    if match and not to_nobody and (what := _behind(_PAYS_FOR, after)):
        return Payee(what, match["word"] if match["word"] in _PREPOSITIONS and not match["verb"] else None)
    if what := _behind(_SHARED, after):
        return Payee(what)
    what = _behind(_IN, after)
    return Payee(what) if what and _sort().match(what) else None  # "75 000 kr i bidrag"


def taken_from(after: str) -> str | None:
    """What an amount is taken from or stands in, where nothing else says what it is for."""
    return _behind(_OUT_OF, after) or _behind(_IN, after) or _behind(_OF, after)


def _behind(pattern: re.Pattern[str], after: str) -> str | None:
    """What stands behind an amount and a preposition; a time is nothing that money pays for."""
    match = pattern.match(after)
    if match is None or _time().match(match["what"]) or match["what"].startswith("förfogande"):
        return None
    if disposal := _DISPOSAL.search(match["what"]):  # "till nämndens förfogande för X": what it pays for stands behind
        return tidy(disposal["last"] or re.split(r"\s+(?:ur|från|till)\s", match["what"])[0])
    return tidy(_WHEN.sub("", _ends().split(match["what"])[0]))


def _shares_sources(text: str, clause: tuple[int, int]) -> bool:
    """Whether amounts are told by what each is taken from: "500 tkr ur anslag A och 500 tkr ur anslag B till …"."""
    taken = [a for a in find_amounts(text) if re.match(r"\s+ur\s+(?!\d)", text[a.end :])]
    return len(taken) > 1 and any(clause[0] <= a.start < clause[1] for a in taken)
