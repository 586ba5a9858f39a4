"""Which municipality a name means: 'Trelleborgs kommun', 'Malmö stad' and '1287' are names as good as any."""

from functools import cache

from models.reference import Municipality, municipalities


def municipality_named(name: str | None) -> Municipality | None:
    """The municipality of the register that `name` means, or None where the register has none."""
    return _names().get(" ".join(name.casefold().split())) if name else None


def same_municipality(one: str, other: str) -> bool:
    """Whether two names mean one municipality; names outside the register must be spelt alike, but for case."""
    first, second = municipality_named(one), municipality_named(other)
    if first or second:
        return first == second
    return one.casefold().split() == other.casefold().split()


@cache
def _names() -> dict[str, Municipality]:
    return {spelling: m for m in municipalities() for spelling in _spellings(m)}


def _spellings(municipality: Municipality) -> tuple[str, ...]:
    name = municipality.name.casefold()
    genitive = name if name.endswith(("s", "x", "z")) else name + "s"
    return (
        municipality.code,
        name,
        *(f"{form} {kind}" for form in {name, genitive} for kind in ("kommun", "stad")),
        f"region {name}",
    )
