"""docs/confidence.md: what confidence means, how well it held, what each ground is worth."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.confidence.weights import INTERCEPT, Weights, prior, priors
from review.evaluation.calibration import binned, calibration_error
from review.evaluation.figures import markdown
from review.evaluation.fitting import Seen

SURE = 0.9
"""From here on a record counts as sure."""
_AIM, _REACH = 0.95, 0.5
_CAUTION = """
What to expect of documents of other municipalities is told by the row "as first read": samples (samples/README.md) and
further documents (ten_more, word_ten and modelled_ten in benchmarks/) written before the rules met them, as they were
read before rules were mended on them. The weights are fitted on that reading, not on today's, as documents that are new
are read so. More documents whose records a person wrote down are what helps; no weight does.
"""

_HEAD = """# Confidence

Each record keeps its `grounds`, by name: what it was made on (`header_matched`, `unit_in_caption`, `label_guessed`),
what it shows of itself (`deadline_parsed`, `sums_agree`, `contradicted`), and its flags (`flag_…`). Each ground has a
weight in log-odds for its record type. Their sum, put through the logistic function, is the `confidence`: how likely
the record is right in all fields that are scored. Words that OCR read unsurely lower it further.

The weights are fitted on documents whose records a person wrote down: `python -m benchmarks.calibrate --gold FOLDER`
writes `extractors/confidence/weights.toml` and this page. They are pulled towards what a ground's meaning says by
itself (`priors.toml`), all the more the fewer documents show it. The priors were written after a look at which grounds
the wrong records of these same documents had, so the figures below are somewhat too good.

## How well it holds

Each document was held against weights fitted without any document of its municipality. A record is right when it
matches an expected one and all its scored fields are the same.
"""


@dataclass(frozen=True)
class Group:
    """Documents of a sort, their records with the confidence to be judged."""

    name: str
    seen: Sequence[Seen]


def document(groups: Sequence[Group], fitted: Weights) -> str:
    """The page as Markdown."""
    parts = [_HEAD, markdown(_figures(groups)), _verdict(groups[0]), f"## Reliability, {groups[0].name}\n"]
    parts += [
        markdown(_reliability(groups[0])),
        f"\n## By record type, {groups[0].name}\n",
        markdown(_by_kind(groups[0])),
    ]
    return "\n".join([*parts, _weights(fitted, groups[0], [one for group in groups for one in group.seen])])


def _figures(groups: Sequence[Group]) -> list[list[str]]:
    titles = ["documents", "records", "right", "mean confidence", "calibration error", "sure (≥ 0.9)", "of these right"]
    rows = [["", *titles], ["---", *["---:"] * len(titles)]]
    for group in groups:
        pairs = _pairs(group.seen)
        sure = _sure(group)
        mean = sum(c for c, _ in pairs) / len(pairs)
        files = len({one.document for one in group.seen})
        right = sum(is_right for _, is_right in pairs) / len(pairs)
        error = calibration_error(binned(pairs))
        counts = [f"{right:.1%}", f"{mean:.2f}", f"{error:.3f}", f"{len(sure) / len(pairs):.1%}", _share(sure)]
        rows.append([group.name, str(files), str(len(pairs)), *counts])
    return rows


def _verdict(group: Group) -> str:
    """Whether what is asked for was reached: of the sure 95 % right, and at least half of all records sure."""
    sure = _sure(group)
    right, reached = sum(sure) / max(1, len(sure)), len(sure) / len(group.seen)
    met = [f"{right:.1%} of the sure records are right ({'reached' if right >= _AIM else 'not reached'}: 95 %)"]
    met.append(f"{reached:.1%} of all records are sure ({'reached' if reached >= _REACH else 'not reached'}: 50 %)")
    return f"\nAsked for, {group.name}: {'; '.join(met)}.\n{_CAUTION}"


def _reliability(group: Group) -> list[list[str]]:
    rows = [["confidence", "records", "mean", "right"], ["---", "---:", "---:", "---:"]]
    for one in binned(_pairs(group.seen)):
        rows.append([f"{one.low:.2f}–{one.high:.2f}", str(one.count), f"{one.mean:.2f}", f"{one.share:.2f}"])
    return rows


def _by_kind(group: Group) -> list[list[str]]:
    rows = [["type", "records", "right", "sure (≥ 0.9)", "of these right"], ["---", *["---:"] * 4]]
    for kind in sorted({one.judged.kind for one in group.seen}):
        part = Group(kind, [one for one in group.seen if one.judged.kind == kind])
        right = sum(one.judged.right for one in part.seen) / len(part.seen)
        rows.append([kind, str(len(part.seen)), f"{right:.1%}", str(len(_sure(part))), _share(_sure(part))])
    return rows


def _weights(fitted: Weights, group: Group, every_seen: Sequence[Seen]) -> str:
    """What each ground is worth, with how many records of a group show it; what records show that was not fitted."""
    shown = Counter((one.judged.kind, ground) for one in group.seen for ground in one.judged.grounds)
    every = Counter(one.judged.kind for one in group.seen)
    met = {(one.judged.kind, ground) for one in every_seen for ground in one.judged.grounds}
    rows = [["type", "ground", "log-odds", "records"], ["---", "---", "---:", "---:"]]
    for kind, known in fitted.items():
        for name, value in sorted(known.items(), key=lambda entry: (entry[0] != INTERCEPT, -entry[1])):
            count = every[kind] if name == INTERCEPT else shown[kind, name]
            rows.append([kind, f"`{name}`" if name != INTERCEPT else "any record", f"{value:+.2f}", str(count)])
    named = {name for known in fitted.values() for name in known}
    alone = sorted(f"`{n}` {v:+.1f}" for known in priors().values() for n, v in known.items() if n not in named)
    new = sorted({f"`{g}` ({k})" for k, g in met if g not in fitted.get(k, {}) and not prior(k, g)})
    none = f"\nShown by records and not fitted yet, so worth 0: {', '.join(new)}.\n" if new else ""
    told = f"\nOf grounds that no scored record shows, these have a weight: {', '.join(alone)}; all others have 0.\n"
    return f"\n## What a ground is worth\n\n{markdown(rows)}\n{told}{none}"


def _pairs(seen: Sequence[Seen]) -> list[tuple[float, bool]]:
    return [(one.judged.confidence, one.judged.right) for one in seen]


def _sure(group: Group) -> list[bool]:
    """Of each record that is sure, whether it is right."""
    return [one.judged.right for one in group.seen if one.judged.confidence >= SURE]


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.1%}" if right else "–"
