"""Measures outside tables: in decisions, sentences, lists and labelled lines; which become records and which not."""

import pytest

from extractors.measures.announcing import without_number
from extractors.measures.leads import announced_by_lead, told_by
from extractors.measures.wording import fields_of, named_measure
from extractors.records.measures import extract
from models.document import Block, Table
from models.records import AgendaItem, Decision, DocumentKind, Measure
from models.records.decision import Status
from tests.unit.extractors.page_factory import block, heading, item, reading


def measures(
    *items: Block | Table, kind: DocumentKind = DocumentKind.OTHER, decisions: tuple[str, ...] = ()
) -> list[Measure]:
    """The measures of a small document, in which these decisions were taken in its item 1."""
    given = reading(*items, kind=kind)
    places = given.structure.nodes[0].passage.places(given.quoter)
    given.found["agenda_items"] = (
        AgendaItem(
            id="i", number="1", title="Uppdrag att utreda bättre rörelse i skolan", places=places, extractor="t"
        ),
    )
    given.found["decisions"] = tuple(
        Decision(id=f"d{n}", text=text, status=Status.DECIDED, agenda_item="1", places=places, extractor="t")
        for n, text in enumerate(decisions)
    )
    return extract(given)


def told(found: list[Measure]) -> list[tuple[str, tuple[str, ...], str | None]]:
    """What, who and when."""
    return [(m.text, m.responsible, m.deadline) for m in found]


class TestDecisions:
    @pytest.mark.parametrize(
        ("decision", "expected"),
        [
            (
                "ge förvaltningen i uppdrag att ta fram en plan senast den 15 juni 2022",
                ("ta fram en plan", ("förvaltningen",), "15 juni 2022"),
            ),
            (
                "ger kontoret i uppdrag att se över hyrorna. Uppdraget ska redovisas senast 7 november 2024.",
                ("se över hyrorna", ("kontoret",), "7 november 2024"),
            ),
            (
                "verksamhetschefen tillser att rutinerna uppdateras",
                ("verksamhetschefen tillser att rutinerna uppdateras", ("verksamhetschefen",), None),
            ),
            ("Arbetet återrapporteras till nämnden i oktober", ("Arbetet återrapporteras till nämnden", (), "oktober")),
        ],
    )
    def test_an_assignment_in_a_decision_is_a_measure(
        self, decision: str, expected: tuple[str, tuple[str, ...], str | None]
    ) -> None:
        assert told(measures(heading("§ 1 Ärende"), decisions=(decision,))) == [expected]

    @pytest.mark.parametrize(
        "decision",
        [
            "godkänna rapporten",
            "inte ge förvaltningen i uppdrag att utreda frågan",
            "lägga informationen till handlingarna",
            "avslå yrkandet om att ge förvaltningen i uppdrag att utreda",
        ],
    )
    def test_other_decisions_are_none(self, decision: str) -> None:
        assert measures(heading("§ 1 Ärende"), decisions=(decision,)) == []

    def test_proposed_and_decided_it_is_one_measure_with_two_places_or_one(self) -> None:
        text = "ge förvaltningen i uppdrag att ta fram en plan för lekplatser"
        assert len(measures(heading("§ 1 Ärende"), decisions=(text, text))) == 1

    def test_the_same_words_to_two_bodies_are_two_measures(self) -> None:
        found = measures(
            heading("§ 1 Ärende"),
            decisions=(
                "ge socialnämnden i uppdrag att ta fram en handlingsplan",
                "ge tekniska nämnden i uppdrag att ta fram en handlingsplan",
            ),
        )
        assert [m.responsible for m in found] == [("socialnämnden",), ("tekniska nämnden",)]


class TestAssignmentsTold:
    BACKGROUND = "Fullmäktige har gett skolnämnden i uppdrag att utreda bättre rörelse i skolan."

    def test_one_that_the_item_is_about_is_a_measure_with_what_became_of_it(self) -> None:
        found = measures(
            block("§ 1 Uppdrag att utreda bättre rörelse i skolan"),
            block(self.BACKGROUND),
            kind=DocumentKind.PROTOKOLL,
            decisions=("Uppdraget förklaras avslutat.",),
        )
        assert [(m.text, m.status) for m in found] == [("utreda bättre rörelse i skolan", "avslutat")]

    def test_one_in_the_background_of_something_else_is_none(self) -> None:
        assert measures(heading("Bakgrund"), block(self.BACKGROUND), kind=DocumentKind.TJANSTESKRIVELSE) == []

    def test_a_group_set_up_for_something_has_a_measure(self) -> None:
        found = measures(block("En arbetsgrupp, bemötandegruppen, har utsetts för att utveckla en kompetensplan."))
        assert told(found) == [("utveckla en kompetensplan", ("bemötandegruppen",), None)]


class TestCommitments:
    def test_somebody_is_to_do_something_by_a_time(self) -> None:
        found = measures(block("För att spara ska fritidsenheten stänga ishallen tidigare under våren 2024."))
        assert told(found) == [("stänga ishallen tidigare", ("fritidsenheten",), "våren 2024")]

    def test_what_a_body_answers_for_counts_under_measures_only(self) -> None:
        sentence = "Arbetsmarknadsenheten ansvarar för att samordna språkpraktik."
        assert told(measures(heading("Genomförande"), block(sentence))) == [
            ("samordna språkpraktik", ("Arbetsmarknadsenheten",), None)
        ]
        assert measures(heading("Nämndens område"), block(sentence), kind=DocumentKind.HANDLINGSPROGRAM) == []

    @pytest.mark.parametrize(
        "sentence",
        [
            "Socialnämnden ska enligt 5 kap. 1 § socialtjänstlagen utreda alla anmälningar under 2024.",
            "Om nämnden kallas in ska kansliet bemanna växeln.",
            "Under 2024 har ett nytt vattenverk tagits i drift.",
            "Nämnden ska ha en budget i balans 2024.",
        ],
    )
    def test_law_conditions_and_states_are_none(self, sentence: str) -> None:
        assert measures(heading("Genomförande"), block(sentence)) == []

    def test_a_document_of_rules_has_none(self) -> None:
        title = heading("Reglemente för folkhälsorådet")
        given = reading(title, heading("Genomförande", 2), block("Rådet ansvarar för att samordna folkhälsoarbetet."))
        given.title = title
        assert extract(given) == []

    def test_a_need_is_a_measure_where_a_document_weighs(self) -> None:
        sentence = "Informationen om medborgarförslag bör ses över."
        assert len(measures(block(sentence), kind=DocumentKind.ANALYS)) == 1
        assert measures(block(sentence), kind=DocumentKind.PROTOKOLL) == []


class TestLists:
    @pytest.mark.parametrize(
        ("lead", "who"),
        [
            ("Socialnämnden får i uppdrag att:", ("Socialnämnden",)),
            ("Vi rekommenderar kommunstyrelsen att:", ("kommunstyrelsen",)),
            ("Kommunen åtar sig att", ("Kommunen",)),
        ],
    )
    def test_a_lead_tells_who_is_to_do_what_its_items_say(self, lead: str, who: tuple[str, ...]) -> None:
        found = measures(block(lead), item("upprätta en rutin"), item("öka stödet"))
        assert told(found) == [("upprätta en rutin", who, None), ("öka stödet", who, None)]

    def test_a_lead_may_set_the_time(self) -> None:
        found = measures(block("Under 2024 kommer vi att:"), item("upphandla en lärplattform"))
        assert told(found) == [("upphandla en lärplattform", (), "2024")]

    @pytest.mark.parametrize("title", ["Det här ska vi göra", "Rekommendationer", "Åtgärder 2024"])
    def test_short_items_under_a_heading_of_measures_are_measures(self, title: str) -> None:
        assert [m.text for m in measures(heading(title), item("Fler författarbesök"))] == ["Fler författarbesök"]

    def test_items_under_other_headings_are_none(self) -> None:
        assert measures(heading("Nuläge"), item("Fler författarbesök"), item("Taxan är hög")) == []

    def test_who_does_it_may_stand_in_the_measure(self) -> None:
        found = measures(heading("Åtgärder"), item("Belysningen lagas av Gatuenheten före årsskiftet"))
        assert [(m.responsible, m.deadline) for m in found] == [(("Gatuenheten",), "årsskiftet")]

    def test_the_title_of_the_document_groups_nothing(self) -> None:
        title = heading("Handlingsplan för cykling")
        given = reading(title, item("Bygg fler cykelvägar"), kind=DocumentKind.ATGARDSPLAN)
        given.title = title
        assert [m.category for m in extract(given)] == [None]

    @pytest.mark.parametrize(
        ("lead", "announces"),
        [
            ("Följande åtgärder ska genomföras:", True),
            ("Vi kommer under året att:", True),
            ("Följande aktiviteter har genomförts:", False),
            ("Arbetsgruppen består av:", False),
        ],
    )
    def test_a_lead_announces_measures(self, lead: str, announces: bool) -> None:
        assert announced_by_lead(lead) is announces

    def test_a_heading_may_name_who_takes_on(self) -> None:
        assert told_by("Polisen åtar sig") == ("Polisen",)
        assert told_by("Bakgrund") is None

    def test_a_heading_groups_without_its_number(self) -> None:
        assert without_number("4.1. Omvärld") == "Omvärld"
        assert without_number("2024 års åtgärder") == "2024 års åtgärder"


class TestLabels:
    def test_labelled_lines_below_belong_to_the_measure(self) -> None:
        found = measures(
            heading("Aktiviteter"),
            item("Pressmeddelande skickas ut"),
            block("Ansvar: Kommunikationsenheten"),
            block("Klart: mars 2024 Status: Klart"),
            item("Möte för boende"),
            block("Ansvar: Projektledaren"),
        )
        assert [(m.text, m.responsible, m.deadline, m.status) for m in found] == [
            ("Pressmeddelande skickas ut", ("Kommunikationsenheten",), "mars 2024", "Klart"),
            ("Möte för boende", ("Projektledaren",), None, None),
        ]

    def test_a_headline_with_labels_behind_its_text_is_a_measure(self) -> None:
        found = measures(
            heading("Boende"),
            block("Fler bänkar. Längs ån saknas sittplatser. Ansvarig: Tekniska nämnden, parkenheten. Tid: 2026."),
        )
        assert told(found) == [("Fler bänkar", ("Tekniska nämnden", "parkenheten"), "2026")]
        assert found[0].description == "Längs ån saknas sittplatser"

    def test_a_labelled_goal_is_no_measure(self) -> None:
        found = measures(heading("Mål"), block("Fler ska påverka."), block("Ansvarig: KS"), block("Tid: 2025"))
        assert found == []

    def test_a_line_of_fields_is_told_from_text(self) -> None:
        said = fields_of("Ansvarig: KS och BUN Klart senast: maj 2025 Finansiering: 30 tkr")
        assert said is not None
        assert (said.responsible, said.deadline) == (("KS", "BUN"), "maj 2025")
        assert fields_of("Ansvarig nämnd är kommunstyrelsen") is None

    @pytest.mark.parametrize(
        ("text", "at"), [("Åtgärd 2: Bygg om", 10), ("Aktivitet: Bygg om", 11), ("Åtgärder som byggts", None)]
    )
    def test_a_label_names_the_measure(self, text: str, at: int | None) -> None:
        assert named_measure(text) == at
