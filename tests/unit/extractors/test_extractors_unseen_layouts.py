"""Layouts and wordings that real papers have and the samples have not: found by writing such papers."""

import pytest

from extractors.extractor import Reading
from extractors.kinds.recognise import recognise
from extractors.meeting.people import people_in
from extractors.meeting.remarks import role_in
from extractors.records.agenda_items import extract as agenda_items
from extractors.records.decisions import extract as decisions
from extractors.records.measures import extract as measures
from extractors.records.working_groups import extract as working_groups
from extractors.sections.head import title_block
from models.document import Block, Line, Table
from models.records import DocumentKind, Status
from tests.unit.extractors.page_factory import block, heading, item, line, reading, table

MINUTES, NOTICE, PLAN = DocumentKind.PROTOKOLL, DocumentKind.KALLELSE, DocumentKind.ATGARDSPLAN


def texts(*items: Block | Table, kind: DocumentKind = DocumentKind.OTHER) -> list[str]:
    """The texts of the measures of a small document."""
    return [m.text for m in measures(reading(*items, kind=kind))]


def across(words: str, whole: Table) -> Table:
    """The table with a row above its headers that only names the group of what stands below."""
    made = line(words, 90)
    first = whole.cells[0].model_copy(update={"text": words, "lines": (made,), "column_span": whole.n_columns})
    below = [cell.model_copy(update={"row": cell.row + 1}) for cell in whole.cells]
    return whole.model_copy(update={"cells": (first, *below)})


class TestDecisions:
    def test_a_line_that_says_whose_proposal_follows_is_no_point_of_it(self) -> None:
        items = [
            heading("Förslag till beslut"),
            block("Förvaltningens förslag i tjänsteskrivelse 2023-09-21:"),
            block("Skolnämnden antar riktlinjerna."),
        ]
        assert [d.text for d in decisions(reading(*items, kind=MINUTES))] == ["Skolnämnden antar riktlinjerna."]

    @pytest.mark.parametrize(
        "sentence",
        [
            "Redovisningen av delegationsbesluten godkänns.",
            "Protokollet från den 30 november gås igenom och läggs till handlingarna.",
            "Roland Eskilsson väljs att jämte ordföranden justera protokollet.",
        ],
    )
    def test_what_nobody_named_decides_is_the_meetings_decision(self, sentence: str) -> None:
        found = decisions(reading(heading("§ 3 Föregående möte"), block(sentence), kind=MINUTES))
        assert [(d.text, d.status) for d in found] == [(sentence, Status.DECIDED)]

    @pytest.mark.parametrize(
        "sentence",
        ["Planen godkänns av länsstyrelsen.", "När godkänns planen?", "Den som godkänns får ett intyg."],
    )
    def test_what_others_decide_is_none(self, sentence: str) -> None:
        assert decisions(reading(heading("§ 3 Planen"), block(sentence), kind=MINUTES)) == []

    def test_who_makes_a_proposal_is_not_the_body_asked(self) -> None:
        items = [heading("Kommunstyrelsen"), block("Förslag från förvaltningen: Motionen avslås.")]
        found = decisions(reading(*items, kind=NOTICE))
        assert [(d.text, d.status, d.organization) for d in found] == [("Motionen avslås.", Status.PROPOSED, None)]

    def test_what_is_told_behind_a_proposal_is_no_part_of_it(self) -> None:
        items = [block("Förslag till beslut: Planen antas."), block("Planen har varit på remiss till den 15 maj.")]
        assert [d.text for d in decisions(reading(*items, kind=NOTICE))] == ["Planen antas."]

    def test_a_decision_quoted_with_its_day_is_its_own_bodys(self) -> None:
        letter = block("Kommunfullmäktige beslutade den 25 november 2024, § 143, att fastställa ramen till 87 mnkr.")
        found = decisions(reading(heading("Budgetbesked"), letter))
        assert [(d.organization, d.status, d.text) for d in found] == [
            ("Kommunfullmäktige", Status.DECIDED, "fastställa ramen till 87 mnkr.")
        ]

    @pytest.mark.parametrize(
        ("title", "sentence"),
        [
            ("Bilagor", "Kommunfullmäktige beslutade den 25 november 2024, § 143, att utreda frågan."),
            ("Brev", "Kommunfullmäktige beslutade att utreda frågan."),
            ("Brev", "Länsstyrelsen beslutade den 25 november 2024 att utreda frågan."),
        ],
    )
    def test_papers_and_what_has_no_day_are_not_quoted(self, title: str, sentence: str) -> None:
        assert decisions(reading(heading(title), block(sentence))) == []

    def test_a_paragraph_approved_at_once_is_no_decision_on_the_matter(self) -> None:
        items = [heading("Beslut"), item("Motionen avslås.", "1."), item("Paragrafen justeras omedelbart.", "2.")]
        assert [d.text for d in decisions(reading(*items, kind=MINUTES))] == ["Motionen avslås."]

    def test_a_task_told_behind_a_decision_is_no_part_of_it(self) -> None:
        items = [block("Beslut: Planen godkänns."), block("Åtgärd: Peter tar fram en riskanalys.")]
        assert [d.text for d in decisions(reading(heading("1. Plan"), *items, kind=MINUTES))] == ["Planen godkänns."]


class TestAgendas:
    WHOLE = table(
        ["Föredragande", "Ärende", "Nr"],
        ["", "Upprop och val av justerare", "1"],
        ["Ekonomichef", "Bokslut för det gångna året", "2"],
        ["", "Information från kommunchefen", "3"],
    )

    def test_the_column_of_numbers_may_be_any(self) -> None:
        found = agenda_items(reading(heading("Kallelse"), self.WHOLE, kind=NOTICE))
        assert [(i.number, i.title) for i in found][1:] == [
            ("2", "Bokslut för det gångna året"),
            ("3", "Information från kommunchefen"),
        ]

    def test_a_column_whose_numbers_do_not_rise_counts_nothing(self) -> None:
        prices = table(["Vara", "Kronor"], ["Dagsbiljett", "80"], ["Barnbiljett", "40"], ["Familj", "95"])
        assert agenda_items(reading(heading("Kallelse"), prices, kind=NOTICE)) == []


class TestMeasures:
    def test_a_heading_over_labelled_lines_is_the_measure(self) -> None:
        items = [
            heading("Uppdrag 1: Ta fram en parkeringsnorm"),
            block("Beslutad: TN 2023-06-14 § 55"),
            block("Ansvarig: Planchefen"),
            block("Slutdatum: 2024-12-31"),
            block("Status: Pågår enligt plan"),
        ]
        (found,) = measures(reading(heading("Uppföljning"), *items))
        assert (found.text, found.responsible, found.deadline, found.status) == (
            "Ta fram en parkeringsnorm",
            ("Planchefen",),
            "2024-12-31",
            "Pågår enligt plan",
        )

    def test_a_heading_over_a_single_label_is_none(self) -> None:
        assert texts(heading("Kontakt"), block("Ansvarig: Planchefen"), block("Telefon: 0111-222")) == []

    def test_an_assignment_in_a_later_sentence_of_a_decision(self) -> None:
        decided = "Nämnden lägger rapporten till handlingarna. Socialchefen ska till nästa möte redovisa åtgärder."
        (found,) = measures(self.after_decisions(heading("Beslut"), block(decided)))
        assert (found.text, found.responsible, found.deadline) == (
            "redovisa åtgärder",
            ("Socialchefen",),
            "nästa möte",
        )

    @staticmethod
    def after_decisions(*items: Block) -> Reading:
        """Minutes whose decisions are found."""
        made = reading(*items, kind=MINUTES)
        made.found["decisions"] = tuple(decisions(made))
        return made

    def test_headers_may_stand_below_the_row_of_the_first_group(self) -> None:
        whole = table(
            ["Nuläge", "Vad vill vi uppnå?", "Hur gör vi?", "Vem?", "När?"],
            ["Statistik saknas.", "All statistik är könsuppdelad.", "Ändra mallarna", "Controller", "2025-03-31"],
        )
        (found,) = measures(reading(heading("Handlingsplan"), across("1. Ledning", whole), kind=PLAN))
        assert (found.text, found.category, found.responsible, found.deadline, found.status) == (
            "Ändra mallarna",
            "Ledning",
            ("Controller",),
            "2025-03-31",
            None,
        )

    def test_semicolons_part_who_and_when(self) -> None:
        (found,) = measures(
            reading(heading("Åtgärder"), item("Inventera enskilda avlopp; Miljöenheten; 2024–2026"), kind=PLAN)
        )
        assert (found.text, found.responsible, found.deadline) == (
            "Inventera enskilda avlopp",
            ("Miljöenheten",),
            "2024–2026",
        )

    def test_what_a_measure_costs_is_no_part_of_its_text(self) -> None:
        text = "Komplettera ledstråk på Hamngatan. Finansieras med 600 tkr ur budgeten."
        (found,) = measures(reading(table(["Aktivitet", "Ansvar"], [text, "Tekniska enheten"])))
        assert (found.text, found.description) == (
            "Komplettera ledstråk på Hamngatan",
            "Finansieras med 600 tkr ur budgeten.",
        )

    def test_an_item_that_says_who_shall_do_it_is_the_deed(self) -> None:
        items = [
            item("Socialnämnden ska till den 30 april 2025 redovisa hur planen följs.", "1."),
            item("Vi ska bjuda in till dialog.", "2."),
        ]
        found = measures(reading(heading("Uppdrag"), *items))
        assert [(m.text, m.responsible, m.deadline) for m in found] == [
            ("redovisa hur planen följs", ("Socialnämnden",), "30 april 2025"),
            ("Vi ska bjuda in till dialog.", (), None),
        ]

    def test_a_slash_inside_the_name_of_one_parts_nothing(self) -> None:
        whole = table(["Åtgärd", "Ansvarig"], ["Klippa buskar", "Gata/park"], ["Byta skyltar", "KS/BUN"])
        found = measures(reading(heading("Åtgärder"), whole))
        assert [m.responsible for m in found] == [("Gata/park",), ("KS", "BUN")]

    def test_a_need_listed_under_measures_is_one_whatever_its_verb(self) -> None:
        items = [item("Miljöförbundet bör informera bättre om avgifterna."), item("Ett lotsmöte bör erbjudas (KS).")]
        found = measures(reading(heading("Vad behöver vi göra?"), *items))
        assert [m.responsible for m in found] == [("Miljöförbundet",), ("KS",)]

    def test_what_an_answer_asks_of_others_is_no_measure(self) -> None:
        asked = item("Vägledningen bör tas fram av länsstyrelsen senast 2025.")
        given = reading(heading("Yttrande över remiss om strandskydd"), asked)
        given.title = title_block(given.structure)
        assert measures(given) == []
        given = reading(heading("Analys av strandskyddet"), asked)
        given.title = title_block(given.structure)
        assert len(measures(given)) == 1


class TestPeople:
    def test_who_serves_in_anothers_place_is_the_one_present(self) -> None:
        (person,) = people_in("Anders Ekström (KB) ersätts av Roger Larsson (C)")
        assert (person.name, person.party) == ("Roger Larsson", "C")

    @pytest.mark.parametrize("text", ["Ulrica Johansson (C, ordf.)", "Ulrica Johansson (C) (ordf.)"])
    def test_a_role_may_stand_in_parentheses(self, text: str) -> None:
        (person,) = people_in(text)
        assert (person.name, person.party, role_in(person.remark)) == ("Ulrica Johansson", "C", "ordf.")

    def test_wide_gaps_part_what_is_said_of_a_member(self) -> None:
        parts = [line(text, 200, left=50 + 200 * i) for i, text in enumerate(("Bertil Ohlin", "sektor lärande"))]
        text = " ".join(p.text for p in parts)
        row = Line(page=1, text=text, boxes=tuple(b for p in parts for b in p.boxes), size=10)
        (group,) = working_groups(reading(heading("Arbetsgrupp"), block(text, lines=(row,))))
        assert [(m.name, m.represents) for m in group.members] == [("Bertil Ohlin", "sektor lärande")]


def test_the_line_under_a_title_names_the_kind_where_the_title_does_not() -> None:
    under = "Tillgänglighetsprogram 2024–2027"
    assert recognise("Ett Sotenäs för alla", (), (), under)[0].kind is DocumentKind.HANDLINGSPROGRAM
    assert recognise("Delårsrapport 2024", (), (), under)[0].kind is DocumentKind.BOKSLUT
    assert recognise("Svar på motion", (), (), under)[0].kind is DocumentKind.OTHER
