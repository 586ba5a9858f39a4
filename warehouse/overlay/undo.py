"""Which corrections count: those that no later one takes back."""

from collections.abc import Iterable

from models.correction import Action, Correction


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """Corrections without the undone ones and without the undos. An undo that was itself undone counts for nothing."""
    found = list(corrections)
    undone: set[int] = set()
    for correction in reversed(found):
        if correction.action is Action.UNDO and correction.id not in undone:
            undone.add(int(correction.new))
    return [c for c in found if c.id not in undone and c.action is not Action.UNDO]
