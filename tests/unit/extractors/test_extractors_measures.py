"""The wording of measures and the columns of their tables: who, when, how far, of what group."""

import pytest

from extractors.measures.columns import columns_of, headers, roles_of
from extractors.measures.wording import people, take_apart, who_and_when
from tests.unit.extractors.page_factory import table


@pytest.mark.parametrize(
    ("text", "measure", "who", "when"),
    [
        ("Ta fram en plan (ansvarig KS, 2024)", "Ta fram en plan", ("KS",), "2024"),
        ("Ta fram en plan – BUN – 2024", "Ta fram en plan", ("BUN",), "2024"),
        ("Ta fram en plan – klart 2024", "Ta fram en plan", (), "2024"),
        ("Ta fram en plan. Ansvarig: BUN. Klart: mars 2025", "Ta fram en plan", ("BUN",), "mars 2025"),
        ("Starta nattvandring (KS samordnar)", "Starta nattvandring", ("KS",), None),
        ("Upprätta strategi (KS)", "Upprätta strategi", ("KS",), None),
        (
            "Se över rutiner (görs av arbetsgruppen för nöjda kunder)",
            "Se över rutiner",
            ("arbetsgruppen för nöjda kunder",),
            None,
        ),
        pytest.param(
            "Träffa föreningar, ansvarig: Kultur- och fritidsnämnden, klart senast 30 juni 2023",
            "Träffa föreningar",
            ("Kultur- och fritidsnämnden",),
            "30 juni 2023",
        ),
        pytest.param(
            "Se över taxor (Socialnämnden, delårsrapport 2 2021)",
            "Se över taxor",
            ("Socialnämnden",),
            "delårsrapport 2 2021",
        ),
    ],
)  # fmt: skip
def test_who_and_when_are_taken_off_the_measure(
    text: str, measure: str, who: tuple[str, ...], when: str | None
) -> None:
    found = take_apart(text)
    assert (found.text, found.responsible, found.deadline) == (measure, who, when)
    assert text[: found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Utbilda personal (minst två gånger)",
        "Införa e-tjänster – steg för steg",
        "Bygga ut fibernätet 2020–2024",
        "Utreda sträckan Kalmar–Växjö",
        "Ansvarig: KS",
    ],
)
def test_other_parentheses_and_dashes_are_part_of_the_measure(text: str) -> None:
    found = take_apart(text)
    assert (found.text, found.responsible, found.deadline, found.end) == (text, (), None, len(text))


@pytest.mark.parametrize(
    ("text", "who", "when"),
    [
        ("ansvarig KS, 2024", ("KS",), "2024"),
        ("BUN, mars 2025", ("BUN",), "mars 2025"),
        ("görs av arbetsgruppen", ("arbetsgruppen",), None),
        ("hos Tekniska nämnden", ("Tekniska nämnden",), None),
        ("senast 2024", (), "2024"),
        ("t.ex. möten", (), None),
    ],
)
def test_a_short_note_says_who_and_when(text: str, who: tuple[str, ...], when: str | None) -> None:
    assert who_and_when(text) == (who, when)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KS", ("KS",)),
        ("KS och BUN", ("KS", "BUN")),
        ("Kultur- och fritidsnämnden, KS", ("Kultur- och fritidsnämnden", "KS")),
        ("Barn- och utbildningsnämnden", ("Barn- och utbildningsnämnden",)),
        ("Miljö- och byggnadsnämnden och Kommunstyrelsen", ("Miljö- och byggnadsnämnden", "Kommunstyrelsen")),
        ("förvaltningschefen och rektorerna", ("förvaltningschefen", "rektorerna")),
        ("nämnder och bolag", ("nämnder och bolag",)),
        ("Eva Ek/Bo By", ("Eva Ek", "Bo By")),
        ("Samtliga nämnder", ("Samtliga nämnder",)),
        (" ", ()),
    ],
)
def test_och_divides_only_what_stands_on_its_own(text: str, found: tuple[str, ...]) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("Åtgärd", ["measure"]),
        ("AKTIVITETER 2010", ["measure"]),
        ("Insats", ["measure"]),
        ("Ansvarig/tidplan", ["responsible", "deadline"]),
        ("Ansvar/när", ["responsible", "deadline"]),
        ("Vem", ["responsible"]),
        ("Klart senast", ["deadline"]),
        ("Status", ["status"]),
        ("Läge", ["status"]),
        ("Område", ["category"]),
        ("Mål", ["category"]),
        ("Kommentar", ["description"]),
        ("Beskrivning av åtgärd", ["description", "measure"]),
        ("Uppföljning", ["follow_up"]),
        ("Nr", ["number"]),
        ("Kostnad", ["cost"]),
        ("Målvärde", []),
        ("Namn", []),
        ("", []),
    ],
)
def test_a_header_names_what_its_column_holds(header: str, roles: list[str]) -> None:
    assert roles_of(header) == roles


class TestColumns:
    def test_a_table_of_measures_has_a_measure_and_something_beside(self) -> None:
        found = columns_of(table(["Område", "Åtgärd", "Ansvarig"], ["Miljö", "Bygga ut", "KS"]), announced=False)
        assert found is not None
        assert (found.measure, found.first("responsible"), found.first("category")) == (1, 2, 0)
        assert found.first("deadline") is None

    def test_columns_may_stand_in_any_order(self) -> None:
        found = columns_of(table(["Ansvarig/tidplan", "Åtgärd"], ["KS 2024", "Bygga ut"]), announced=False)
        assert found is not None
        assert (found.measure, found.first("responsible"), found.first("deadline")) == (1, 0, 0)

    def test_who_and_when_suffice_where_no_header_says_measure(self) -> None:
        found = columns_of(table(["Vad", "Ansvarig", "Klart"], ["Bygga ut", "KS", "2024"]), announced=False)
        assert found is not None
        assert found.measure == 0

    def test_an_announced_table_needs_less(self) -> None:
        bare = table(["Namn", "Ansvarig"], ["Bygga ut fibernätet", "KS"])
        assert columns_of(bare, announced=False) is None
        announced = columns_of(bare, announced=True)
        assert announced is not None
        assert announced.measure == 0

    def test_a_table_of_money_is_none(self) -> None:
        assert columns_of(table(["", "Budget", "Utfall"], ["Löner", "100", "90"]), announced=False) is None

    def test_a_header_in_two_rows_is_one(self) -> None:
        assert headers(table(["Budget", "Utfall"], ["2023", "2022"], ["1", "2"], header_rows=2)) == [
            "Budget 2023",
            "Utfall 2022",
        ]
