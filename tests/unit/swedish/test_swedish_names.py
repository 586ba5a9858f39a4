"""How names of persons, parties and roles are read."""

import pytest

from extractors.swedish.names import find_roles, is_person_name, natural_order, split_party


@pytest.mark.parametrize(
    "text",
    [
        "Mikael Lindvall",
        "Lindvall Mikael",
        "Carl von Essen",
        "Anna-Lena Berg Ek",
        "Zofka Brekov",
        "Bo Ek",
        "BO EK",
        "Lind, Eva",
    ],
)
def test_two_to_four_capitalised_words_are_a_name(text: str) -> None:
    assert is_person_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna",
        "anna berg",
        "Kommunstyrelsen Trosa",
        "Tekniska Nämnden",
        "Budget Totalt",
        "Trosa Kommun",
        "Barn Skola",
        "Anna Berg 2021",
        "Anna Maria Eva Berg Ek",
    ],
)
def test_bodies_headings_and_single_words_are_not(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lindvall, Mikael", "Mikael Lindvall"),
        ("Lindvall Mikael", "Mikael Lindvall"),
        ("Lindvall Anna Karin", "Anna Karin Lindvall"),
        ("von Essen Carl", "Carl von Essen"),
        ("Mikael Lindvall", "Mikael Lindvall"),
        ("Erik Johan", "Erik Johan"),
        ("Brekov Zofka", "Brekov Zofka"),
    ],
)
def test_a_name_is_turned_only_where_comma_or_given_name_says_so(text: str, name: str) -> None:
    assert natural_order(text) == name


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Anna Berg (S)", ("Anna Berg", "S")),
        ("Anna Berg, S", ("Anna Berg", "S")),
        ("Anna Berg SD", ("Anna Berg", "SD")),
        ("Anna Berg (s)", ("Anna Berg", "S")),
        ("Anna Berg (Kd)", ("Anna Berg", "KD")),
        ("Anna Berg (TP), ordförande", ("Anna Berg", "TP")),
        ("Anna Berg (-)", ("Anna Berg", None)),
        ("Anna Berg", ("Anna Berg", None)),
        ("Anna Berg (ordf)", ("Anna Berg (ordf)", None)),
        ("Berg, Bo", ("Berg, Bo", None)),
    ],
)
def test_the_party_stands_in_parentheses_or_at_the_end(text: str, split: tuple[str, str | None]) -> None:
    assert split_party(text) == split


@pytest.mark.parametrize(
    ("text", "printed", "role", "capacity"),
    [
        ("Anna Berg (S), 1:e vice ordf.", "1:e vice ordf.", "1:e vice ordförande", "member"),
        ("Ordföranden", "Ordföranden", "ordförande", "member"),
        ("tjänstgörande ersättare", "tjänstgörande ersättare", "tjänstgörande ersättare", "substitute"),
        ("Bo Ek, förvaltningschef", "förvaltningschef", "förvaltningschef", "official"),
        ("sammankallande", "sammankallande", "sammankallande", "other"),
    ],
)
def test_a_role_has_a_plain_form_and_a_capacity(text: str, printed: str, role: str, capacity: str) -> None:
    assert [(span.printed, span.role, span.capacity) for span in find_roles(text)] == [(printed, role, capacity)]


def test_a_role_inside_a_longer_word_is_no_role() -> None:
    assert find_roles("ordförandeskap och biblioteksekonomi") == []
