"""What headings announce, what kind a document is, where items of business begin."""

import pytest

from extractors.kinds import kinds
from extractors.kinds.recognise import recognise
from extractors.sections.agenda import agenda
from extractors.sections.roles import Role, role_of
from extractors.sections.tree import structure
from models.document import Block, BlockKind, Table
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, item, parsed, table

ROLES = {
    Role.DECIDED: ["Beslut", "Kommunstyrelsens beslut", "Barn- och utbildningsnämndens beslut", "BESLUT",
                   "Kommunstyrelsens beslut 2022-03-01"],
    Role.PROPOSED: ["Förslag till beslut", "Förvaltningens förslag till beslut", "Arbetsutskottets förslag",
                    "Ordförandens förslag", "3. Förslag till beslut:"],
    Role.PROPOSALS_MADE: ["Yrkande", "Yrkanden", "Reservation", "Omröstning", "Beslutsgång", "Jäv",
                          "Förslag på sammanträdet"],
    Role.RECIPIENTS: ["Beslutet skickas till", "Skickas till", "Expedieras till:"],
    Role.DOCUMENTS: ["Beslutsunderlag", "Handlingar i ärendet", "Bilagor"],
    Role.HISTORY: ["Tidigare beslut"],
    Role.BACKGROUND: ["Bakgrund", "Sammanfattning av ärendet", "Inledning", "1.2 Bakgrund"],
    Role.PRESENT: ["Närvarande", "Ledamöter", "Ersättare"],
    Role.GROUP: ["Styrgrupp", "Projektgrupp", "Arbetsgrupp per nov 2009:"],
    Role.GOALS: ["Mål", "Inriktningsmål", "Delmål", "3 Mål och mått", "Vision och mål"],
    Role.GOAL_METHOD: ["Mätmetod"],
    Role.GOAL_INTERVAL: ["Mätintervall"],
    Role.MEASURES: ["Åtgärder", "2.1 Aktiviteter under 2010", "Prioriterade åtgärder", "Aktiviteter och ansvariga"],
    None: ["Slutsatser", "Ekonomi", "Målgrupp", "Måltider", "Kalmar kommun", "Resultat", ""],
}  # fmt: skip


@pytest.mark.parametrize(("text", "role"), [(text, role) for role, found in ROLES.items() for text in found])
def test_a_heading_announces_its_section(text: str, role: Role | None) -> None:
    assert role_of(text) is role


@pytest.mark.parametrize(
    ("title", "letterhead", "headings", "kind"),
    [
        ("Sammanträdesprotokoll", [], ["§ 1", "§ 2"], DocumentKind.PROTOKOLL),
        ("Svar på motion om budget", ["Protokollsutdrag"], ["§ 12", "Beslut"], DocumentKind.PROTOKOLL),
        ("Kallelse till kommunstyrelsen", [], [], DocumentKind.KALLELSE),
        ("Förslag till åtgärdsplan", ["Tjänsteskrivelse"], ["Förslag till beslut"], DocumentKind.TJANSTESKRIVELSE),
        ("Handlingsprogram för nöjda medborgare", [], [], DocumentKind.HANDLINGSPROGRAM),
        ("Åtgärdsplan 2023", [], [], DocumentKind.ATGARDSPLAN),
        ("Strategi för digitalisering", [], [], DocumentKind.STRATEGI),
        ("Budget 2024 med plan", [], [], DocumentKind.BUDGET),
        ("Delårsrapport 2 2023", [], [], DocumentKind.BOKSLUT),
        ("Medborgarundersökning 2022", [], ["Metod", "Resultat"], DocumentKind.ANALYS),
        ("Fastställande av taxa", [], ["§ 12", "Beslut", "Yrkanden"], DocumentKind.PROTOKOLL),
        ("Reglemente för nämnden", [], ["§ 1 Uppgifter", "§ 2 Ledamöter", "§ 3 Möten"], DocumentKind.OTHER),
        ("Verksamhetsplan och budget 2025", [], [], DocumentKind.OTHER),
        ("Verksamhetsplan 2025", [], [], DocumentKind.OTHER),
        ("Uppföljning av intern kontroll 2023", [], [], DocumentKind.BOKSLUT),
        ("Riktlinje för alkohol", [], [], DocumentKind.STRATEGI),
        ("Minnesanteckningar från rådet", [], [], DocumentKind.PROTOKOLL),
        ("Svar på motion om budget", [], [], DocumentKind.OTHER),
        ("Yttrande över remiss av strategi", ["Tjänsteskrivelse"], [], DocumentKind.TJANSTESKRIVELSE),
        ("Brev", [], [], DocumentKind.OTHER),
        (None, [], [], DocumentKind.OTHER),
    ],
)
def test_a_kind_is_known_by_letterhead_title_and_build(
    title: str | None, letterhead: list[str], headings: list[str], kind: DocumentKind
) -> None:
    found, grounds = recognise(title, letterhead, headings)
    assert found.kind is kind
    assert grounds


def test_every_kind_has_a_file() -> None:
    assert {kind.kind for kind in kinds()} == set(DocumentKind)


def starts(kind: DocumentKind, *items: Block | Table) -> list[tuple[str, str]]:
    return [(start.number, start.rest) for start in agenda(structure(parsed(*items)), kind).starts]


class TestAgenda:
    @pytest.mark.parametrize(
        ("text", "number", "rest"),
        [
            ("§ 39 Sammanträdets öppnande", "39", "Sammanträdets öppnande"),
            ("§39 Sammanträdets öppnande", "39", "Sammanträdets öppnande"),
            ("§ 39a Sammanträdets öppnande", "39a", "Sammanträdets öppnande"),
            pytest.param(
                "§ 39 a Sammanträdets öppnande",
                "39a",
                "Sammanträdets öppnande",
            ),
            ("KS § 39 Sammanträdets öppnande", "39", "Sammanträdets öppnande"),
            ("§ 39/22 Sammanträdets öppnande", "39", "Sammanträdets öppnande"),
            ("§ 39", "39", ""),
        ],
    )
    def test_an_item_begins_with_its_paragraph(self, text: str, number: str, rest: str) -> None:
        assert starts(DocumentKind.PROTOKOLL, heading(text)) == [(number, rest)]

    @pytest.mark.parametrize(
        "text",
        [
            "§ 7 i kommunallagen gäller",
            "§§ 1–14",
            "§ 12, § 14 och § 15 justeras omedelbart",
            pytest.param(
                "Enligt § 12 gäller detta",
            ),
            "§ 39 forts. Sammanträdets öppnande",
            "§ 39 (forts.)",
        ],
    )
    def test_a_paragraph_that_is_mentioned_begins_none(self, text: str) -> None:
        assert starts(DocumentKind.PROTOKOLL, block(text)) == []

    def test_a_list_of_contents_is_not_the_item(self) -> None:
        contents = [block("§ 1 Upprop"), block("§ 2 Budget")]
        body = [
            heading("§ 1 Upprop"),
            block("Ordföranden hälsar välkommen till mötet."),
            heading("§ 2 Budget för 2024"),
        ]
        found = starts(DocumentKind.PROTOKOLL, *contents, *body, block("Nämnden beslutar att anta budgeten för 2024."))
        assert found == [("1", "Upprop"), ("2", "Budget för 2024")]

    def test_a_notice_numbers_its_items(self) -> None:
        items = [item("Upprop", "1."), item("Val av justerare", "2."), item("Budget 2024", "3.")]
        found = starts(DocumentKind.KALLELSE, heading("Ärenden"), *items)
        assert found == [("1", "Upprop"), ("2", "Val av justerare"), ("3", "Budget 2024")]

    def test_a_notice_may_number_the_rows_of_a_table(self) -> None:
        rows = table(["Nr", "Ärende", "Dnr"], ["1", "Upprop", ""], ["2", "Budget 2024", "KS 2023/118"])
        assert starts(DocumentKind.KALLELSE, rows) == [("1", "Upprop"), ("2", "Budget 2024")]

    def test_minutes_without_paragraphs_may_number_their_headings(self) -> None:
        found = starts(DocumentKind.PROTOKOLL, heading("1. Mötets öppnande"), block("x"), heading("2. Övrigt"))
        assert found == [("1", "Mötets öppnande"), ("2", "Övrigt")]

    def test_a_numbered_list_in_minutes_is_no_agenda(self) -> None:
        assert starts(DocumentKind.PROTOKOLL, item("Utreda", "1."), item("Bygga", "2.")) == []

    def test_the_papers_of_an_item_begin_where_its_number_and_title_stand_again(self) -> None:
        rows = table(["Nr", "Ärende", "Dnr"], ["1", "Upprop", ""], ["2", "Detaljplan för Åker", "KS 2023/118"])
        sections = structure(parsed(rows, block("Välkomna"), heading("2. Detaljplan för Åker"), block("Text")))
        items = agenda(sections, DocumentKind.KALLELSE)
        assert [items.number_at(node.index) for node in sections.nodes] == [None, None, "2", "2"]

    def test_other_kinds_have_no_items(self) -> None:
        assert starts(DocumentKind.STRATEGI, heading("§ 39 Sammanträdets öppnande")) == []

    def test_what_follows_belongs_to_the_item_above(self) -> None:
        sections = structure(parsed(block("Före"), heading("§ 1 Upprop"), block("Text"), heading("§ 2 Budget")))
        items = agenda(sections, DocumentKind.PROTOKOLL)
        assert [items.number_at(node.index) for node in sections.nodes] == [None, "1", "1", "2"]


class TestStructure:
    def test_a_block_has_the_headings_above_it(self) -> None:
        sections = structure(
            parsed(heading("Mål"), heading("Trygghet", 2), block("Text"), heading("Åtgärder"), block("x"))
        )
        texts = [[h.text for h in node.headings] for node in sections.nodes]
        assert texts[2] == ["Mål", "Trygghet"]
        assert texts[4] == ["Åtgärder"]
        assert sections.nodes[2].role is Role.GOALS  # the nearest heading that has one

    def test_a_short_line_that_says_beslut_is_a_heading(self) -> None:
        sections = structure(parsed(heading("§ 1 Upprop"), block("Beslut"), block("Nämnden godkänner dagordningen.")))
        assert sections.nodes[2].role is Role.DECIDED
        assert [text.text for _, text in sections.blocks()] == ["Nämnden godkänner dagordningen."]

    def test_a_sentence_that_begins_so_is_not(self) -> None:
        sections = structure(parsed(block("Beslut fattades av nämnden redan förra året.")))
        assert not sections.nodes[0].is_heading

    def test_a_margin_label_goes_before_the_heading(self) -> None:
        sections = structure(parsed(heading("Bakgrund"), block("Nämnden godkänner.", label="Beslut")))
        assert sections.nodes[1].role is Role.DECIDED

    def test_a_list_has_the_lead_in_front_of_it(self) -> None:
        lead = block("Följande åtgärder planeras:")
        sections = structure(parsed(lead, item("Utreda"), item("Bygga"), block("Sedan."), item("Riva")))
        assert [node.lead for node in sections.nodes] == [None, lead, lead, lead, None]

    def test_contents_and_notes_are_no_running_text(self) -> None:
        kinds_aside = (BlockKind.TOC, BlockKind.FOOTNOTE, BlockKind.MARGIN)
        sections = structure(parsed(*(block("Text", kind) for kind in kinds_aside)))
        assert list(sections.blocks()) == []
