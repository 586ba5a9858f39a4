"""What is said about somebody in a list of those present: a role, whom they serve for, that they were away."""

import re

from extractors.swedish.body_names import listed
from extractors.swedish.names import find_roles
from extractors.swedish.organizations import find_organizations, is_body
from extractors.swedish.terms import patterns

_FROM_WHERE = re.compile(
    r"\s*(?:,?\s*\(?(?:ej|utom|del av|under)?\s*§§?|,?\s*kl\.|,?\s*fr\.?\s?o\.?\s?m|,?\s*t\.?\s?o\.?\s?m|"
    r",?\s*\(?tjänstgör|(?:^|,)\s*för\s+(?:[A-ZÅÄÖ]|vakant)|,?\s*ersätter|,?\s*deltar\b)"
)
_SERVES_AS = re.compile(r"[\s,]*(?:tjänstgör|tjänstgjorde)\s+som\s+(?P<role>[^,.;()§]+)", re.I)
_IN_BRACKETS = re.compile(r"\((?P<role>[^(),]{3,60})[^()]*\)")
_HEAD = 4  # words of a title at the most, without what it is for
_WORD = 7  # letters: a shorter word in brackets may be anything


def is_substitute(remark: str) -> bool:
    """Whether the words about somebody say that they are, or serve as, a substitute (ersättare)."""
    return re.search(patterns("attendance_words", "substitute"), remark, re.I) is not None


def is_away(remark: str) -> bool:
    """Whether the words about somebody say that they were not there; "frånvarande § 4" tells of a part only."""
    return re.match(patterns("attendance_words", "absent"), remark, re.I) is not None and "§" not in remark


def role_in(remark: str, *, is_official: bool = False) -> str | None:
    """The role that the words about somebody give: ", förvaltningschef"; not the §§ or for whom someone serves.

    Of an official a short title in capitals counts, too: "MAS".
    """
    if serves := _SERVES_AS.match(remark):
        return serves["role"].strip() if is_title(serves["role"]) else None
    inside = _IN_BRACKETS.match(remark)
    if inside is not None and _says_role(inside["role"]):
        return inside["role"].strip()
    text = re.sub(r"\([^)]*\)", " ", remark)
    first, *later = _FROM_WHERE.split(text)[0].split(",") if text else [""]
    return _role(first, is_official) or next((r for part in later if (r := _bare(part)) and is_title(r)), None)


def _role(said: str, is_official: bool) -> str | None:
    """The role that the first words about somebody are."""
    text = _bare(said)
    if not text or len(text) > 70 or _no_role(text):
        return None
    if begins_as_title(text):
        return text
    if is_body(text) or any(span.start == 0 for span in find_organizations(text)):
        return None  # whom somebody is there for
    if re.match(r"(?:\d:[ea] |[a-zåäö])", text):
        return text
    return text if is_official and re.fullmatch(r"[A-ZÅÄÖ]{2,5}", text) else None


def _says_role(inside: str) -> bool:
    """Whether what stands in brackets behind a name is a role: "(chef vård- och omsorgsförvaltningen)"."""
    return is_title(inside) or (inside[:1].islower() and len(inside) >= _WORD and not _no_role(inside))


def _no_role(text: str) -> bool:
    """Whether words tell how, when and for whom somebody takes part."""
    return re.match(patterns("attendance_words", "no_role"), text, re.I) is not None


def _bare(text: str) -> str:
    """Words without what joined them to others."""
    return _without_stop(re.sub(r"\s+", " ", text).strip(" ,;:–-*•"))


def comes_from_outside(remark: str) -> bool:
    """Whether what is said of somebody names an organisation outside of the municipality: ", kommunpolis, Polisen"."""
    parts = [part.strip() for part in re.sub(r"\([^)]*\)", " ", remark).split(",")]
    named = [
        p for p in parts if re.match(r"[A-ZÅÄÖ][\w-]{3,}", p) and not begins_as_title(p) and not _FROM_WHERE.match(p)
    ]
    return any(not re.search(patterns("attendance_words", "own_bodies"), part, re.I) for part in named)


def _without_stop(text: str) -> str:
    """A text without the full stop that ends it, unless it is an abbreviation's: "ordf."."""
    is_short = any(span.end == len(text) and span.printed.endswith(".") for span in find_roles(text))
    return text if is_short else text.rstrip(".")


def is_title(text: str) -> bool:
    """Whether a text is a title or a role as a whole: "kultur- och fritidschef", "1:e vice ordförande"."""
    bare = text.strip(" ,.:")
    if any(span.start == 0 and span.end >= len(bare) for span in find_roles(bare)):
        return True
    said = bare.split()
    return bool(said) and len(said) <= 4 and said[-1].casefold().endswith(listed("person_endings"))


def begins_as_title(text: str) -> bool:
    """Whether a text is a title, with or without what it is for: "chef för hållbar samhällsutveckling"."""
    words = text.split()
    return any(is_title(" ".join(words[:count])) for count in range(1, min(len(words), _HEAD) + 1))
