"""Who was there, when and where, however minutes are laid out."""

import pytest

from extractors.meeting.lists import participants
from extractors.meeting.people import in_one_order, people_in
from extractors.meeting.remarks import comes_from_outside, role_in
from extractors.meeting.tables import participants_of
from extractors.meeting.when import place_behind, place_of, said_of_meeting, times_of
from extractors.sections.fragments import fragments
from models.document import Block, Line
from models.records import Capacity, Participant
from tests.unit.extractors.page_factory import block, line, reading, table

M, S, OFF = Capacity.MEMBER, Capacity.SUBSTITUTE, Capacity.OFFICIAL

Said = tuple[str, str | None, str | None, Capacity]


def said(found: list[Participant]) -> list[Said]:
    return [(p.name, p.role, p.party, p.capacity) for p in found]


def spread(row: str, top: float) -> Line:
    """A line whose parts, between bars, start 250 points apart."""
    parts = [line(part, top, left=50 + 250 * i) for i, part in enumerate(row.split(" | "))]
    return Line(page=1, text=" ".join(p.text for p in parts), boxes=tuple(b for p in parts for b in p.boxes), size=10)


def present(*rows: str, label: str | None = None) -> list[Said]:
    """Those present according to a sheet of lines under each other."""
    sheet: list[Block] = []
    for i, row in enumerate(rows):
        one = spread(row, 100 + 14 * i)
        sheet.append(block(one.text, lines=(one,), label=label))
    given = reading(*sheet)
    return said(participants([f for node in given.structure.nodes for f in fragments(node)], given))


class TestLists:
    def test_a_label_says_in_what_capacity_those_beside_it_were_there(self) -> None:
        assert present("Anna Ek (S), ordförande", "Bo Li (M)", label="Beslutande") == [
            ("Anna Ek", "ordförande", "S", M),
            ("Bo Li", None, "M", M),
        ]

    def test_columns_have_their_own_labels(self) -> None:
        rows = ["Beslutande ledamöter | Tjänstgörande ersättare", "Anna Ek (S) | Bo Li (M) för Eva Ask (M)"]
        assert present(*rows) == [("Anna Ek", None, "S", M), ("Bo Li", None, "M", S)]

    def test_a_role_in_a_column_of_its_own_belongs_to_the_name_on_its_row(self) -> None:
        rows = ["Anna Ek (S) | ordförande", "Bo Li (M) | ersättare för Eva Ask (M)"]
        assert present(*rows, label="Beslutande") == [("Anna Ek", "ordförande", "S", M), ("Bo Li", None, "M", S)]

    def test_running_text_names_people_with_their_title_before_or_behind(self) -> None:
        rows = ["Ersättare: Nils Norling (S) och Maria Blom (L) samt", "sekreterare Patrik Sand, Lena Back, socialchef"]
        assert present(*rows, label="Övriga deltagande") == [
            ("Nils Norling", None, "S", S),
            ("Maria Blom", None, "L", S),
            ("Patrik Sand", "sekreterare", None, OFF),
            ("Lena Back", "socialchef", None, OFF),
        ]

    def test_a_name_that_wraps_is_put_back_together(self) -> None:
        rows = ["Övriga: Lena Back, socialchef, Mona", "Svens, ekonom, områdeschef Jari", "Heikkinen"]
        assert [name for name, *_ in present(*rows)] == ["Lena Back", "Mona Svens", "Jari Heikkinen"]

    def test_those_present_with_a_party_are_members_others_besides_them_substitutes(self) -> None:
        assert present("Närvarande: Anna Ek (S), Åsa Berg, PRO")[0][3] is M
        assert present("Övriga närvarande: Anna Ek (S)")[0][3] is S

    @pytest.mark.parametrize("label", ["Frånvarande", "Utses att justera", "Justerare", "Underskrifter", "Anslag"])
    def test_who_is_listed_for_another_reason_is_left_out(self, label: str) -> None:
        assert present("Anna Ek (S)", label=label) == []

    def test_who_has_an_empty_box_is_left_out(self) -> None:
        rows = ["Ledamöter", "☒ Anna Ek (S)", "☐ Bo Li (M)"]
        assert [name for name, *_ in present(*rows)] == ["Anna Ek"]

    def test_a_name_under_no_label_is_nobody_listed(self) -> None:
        assert present("Anna Ek (S)") == []

    def test_a_list_with_family_names_first_is_turned_as_a_whole(self) -> None:
        rows = ["Ledamöter", "Lindvall Mikael (S)", "Berg Anna (M)", "Adebayo Tunde (V)"]
        assert [name for name, *_ in present(*rows)] == ["Mikael Lindvall", "Anna Berg", "Tunde Adebayo"]

    def test_a_list_in_natural_order_stays(self) -> None:
        people = people_in("Mikael Lindvall (S), Tunde Adebayo (V)")
        assert [person.name for person in in_one_order(people)] == ["Mikael Lindvall", "Tunde Adebayo"]

    def test_the_place_of_a_person_is_no_more_than_their_words(self) -> None:
        one = line("Övriga: Lena Back, socialchef, Mona Svens, ekonom")
        given = reading(block(one.text, lines=(one,)))
        found = participants([f for node in given.structure.nodes for f in fragments(node)], given)
        assert [p.places[0].bbox.x0 for p in found] == pytest.approx([one.boxes[1].x0, one.boxes[4].x0], abs=0.1)


class TestTables:
    HEADS = ("Ledamöter", "Parti", "Närv.", "Tjg.")

    def test_a_row_a_person_with_ticks_and_groups(self) -> None:
        sheet = table(
            self.HEADS,
            ["Anna Lind, ordf.", "M", "X", ""],
            ["Carl Thorén", "KD", "", ""],
            ["Ersättare", "", "", ""],
            ["Erik Falk", "C", "X", "X"],
        )
        given = reading(sheet)
        assert said(list(participants_of(given, sheet))) == [
            ("Anna Lind", "ordf.", "M", M),
            ("Erik Falk", None, "C", S),
        ]

    def test_a_table_of_something_else_lists_nobody(self) -> None:
        sheet = table(["Åtgärd", "Ansvarig"], ["Utreda frågan", "Anna Lind"])
        assert list(participants_of(reading(sheet), sheet)) == []


def test_a_title_makes_a_name_of_words_that_might_be_others() -> None:
    assert [p.name for p in people_in("Fritidsdirektör Andrea Sjöbeck")] == ["Andrea Sjöbeck"]
    assert [p.name for p in people_in("Andrea Sjöbeck, enhetschef")] == ["Andrea Sjöbeck"]
    assert people_in("Stora Torget") == []


def test_a_title_before_the_next_name_is_not_the_name_before() -> None:
    found = people_in("områdeschef Jari Heikkinen och controller Ann-Sofie Eriksson")
    assert [(p.name, p.remark) for p in found] == [
        ("Jari Heikkinen", "områdeschef"),
        ("Ann-Sofie Eriksson", "controller"),
    ]


@pytest.mark.parametrize(
    ("remark", "role"),
    [
        ("förvaltningschef §§ 40–48", "förvaltningschef"),
        ("1:e vice ordförande, deltar på distans", "1:e vice ordförande"),
        ("tjg ersättare §§ 72 och 83", None),
        ("ej §§ 72 och 83", None),
        ("för Christina Eriksson (S)", None),
        ("ersätter Bo Ek (M)", None),
        ("PRO", None),
        ("", None),
    ],
)
def test_a_role_is_a_title_and_not_when_or_for_whom(remark: str, role: str | None) -> None:
    assert role_in(remark) == role


@pytest.mark.parametrize(
    ("value", "times"),
    [
        ("kl. 13.00–15.30, ajournering 14.05–14.20", ["13:00", "15:30"]),
        ("kl 08:30–12:00. Ajournering 10.05–10.20 och 11.00–11.10.", ["08:30", "12:00"]),
        ("08.15–14.30, lunchuppehåll 11.45–12.45", ["08:15", "14:30"]),
        ("kl. 13.00–15.30 (paus 14.00–14.10)", ["13:00", "15:30"]),
        ("kl 18.30", ["18:30"]),
        ("09.00, gruppmöten från 08.00", ["09:00"]),
        ("kl. 13:00 16:10 (Gruppmöten kl. 12:00 13:00)", ["13:00", "16:10"]),
        ("från klockan 15.00 till klockan 17.10", ["15:00", "17:10"]),
    ],
)
def test_breaks_are_no_part_of_a_meetings_times(value: str, times: list[str]) -> None:
    assert times_of(value) == times


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("Stadshuset, sal B, tisdagen den 3 maj 2022 kl. 13.00–16.40", "Stadshuset, sal B"),
        ("Tisdag 4 maj 2021 kl. 13:00–15:10, digitalt via Teams", "digitalt via Teams"),
        ("Forum, Munkedal, kl 08:30–12:00. Ajournering 10.05–10.20", "Forum, Munkedal"),
        ("kl. 13.00–16.40", None),
        ("från klockan 15.00 till klockan 17.10", None),
        ("08.30–10.15 och 10.45–12.00", None),
        ("Onsdagen den 21 juni 2017 kl.18.00-20:20 i konferenssal Stallet", "konferenssal Stallet"),
    ],
)
def test_a_place_is_what_is_neither_day_nor_time(value: str, place: str | None) -> None:
    assert place_of(value) == place


def when(*rows: str, label: str | None = None) -> list[tuple[str, str]]:
    """(label, value) of what a sheet of lines says of when and where."""
    sheet = [
        block(row, lines=(line(row, 100 + 14 * i, left=160 if label else 50),), label=label)
        for i, row in enumerate(rows)
    ]
    given = reading(*sheet)
    found = said_of_meeting([f for node in given.structure.nodes for f in fragments(node)])
    return [(one.label.strip(" :"), one.value) for one in found]


def test_a_value_that_goes_on_on_the_next_line_is_read_whole() -> None:
    assert when("Stadshuset, onsdag 3 maj kl. 08.30–", "12.15", label="Plats och tid")[0] == (
        "Plats och tid",
        "Stadshuset, onsdag 3 maj kl. 08.30– 12.15",
    )


def test_when_and_where_have_labels_of_several_words() -> None:
    assert when("När: Torsdag 1 december kl. 9–11.30", "Var: Kommunhuset, Ansia") == [
        ("När", "Torsdag 1 december kl. 9–11.30"),
        ("Var", "Kommunhuset, Ansia"),
    ]


def test_the_place_of_a_call_stands_behind_its_time() -> None:
    assert place_behind("Sammanträde den 15 november 2023 kl. 09.00 i Visborg, sal A") == "Visborg, sal A"
    assert place_behind("Sammanträde den 15 november 2023 kl. 09.00 om budgeten") is None


def test_where_semicolons_divide_people_commas_divide_what_is_said_of_each() -> None:
    text = "Roland Sjö (C), socialnämnden; Torgny Wiklund, kommunpolis, Polisen; Elis Nord, Sámiid Searvi"
    found = people_in(text)
    assert [person.name for person in found] == ["Roland Sjö", "Torgny Wiklund", "Elis Nord"]
    assert [role_in(person.remark) for person in found] == [None, "kommunpolis", None]
    assert [comes_from_outside(person.remark) for person in found] == [False, True, True]


def test_an_organisation_in_front_of_a_name_is_no_family_name() -> None:
    found = people_in("Ann Ek, Hjärt-Lung, Bo Lind, verksamhetschef")
    assert [person.name for person in found] == ["Ann Ek", "Bo Lind"]


@pytest.mark.parametrize("label", ["Deltog:", "Deltog", "Medverkande:", "Deltar på mötet:"])
def test_those_who_took_part_were_present(label: str) -> None:
    assert present(label, "Malin Thydén (KD), ordförande") == [("Malin Thydén", "ordförande", "KD", M)]


def test_a_label_begins_an_entry_though_the_line_above_could_go_on() -> None:
    rows = ("Plats | Stadshuset, rum Gåsevik", "Ledamöter | Eva Borg (S), Bo Ask (L)")
    assert [name for name, *_ in present(*rows)] == ["Eva Borg", "Bo Ask"]
