"""Covers, letterheads and labels of papers that municipalities print: what each says about itself."""

import datetime

import pytest

from extractors.kinds.recognise import recognise
from extractors.records.document import extract
from extractors.sections.head import head_texts, title_block
from models.document import Block, BlockKind, Table
from models.records import DocumentInfo, DocumentKind
from tests.unit.extractors.page_factory import block, heading, line, reading, table

LETTER, PLAN, NOTICE = DocumentKind.TJANSTESKRIVELSE, DocumentKind.HANDLINGSPROGRAM, DocumentKind.KALLELSE


def info(*items: Block | Table, kind: DocumentKind = LETTER) -> DocumentInfo:
    given = reading(*items, kind=kind)
    given.head, given.title = head_texts(given.structure), title_block(given.structure)
    return extract(given)[0]


def set_in(size: float, text: str, top: float = 100, level: int = 1) -> Block:
    """A heading of a size."""
    lines = (line(text, top).model_copy(update={"size": size}),)
    return block(text, BlockKind.HEADING, level=level, lines=lines)


class TestTitle:
    @pytest.mark.parametrize(
        "title",
        [
            "Analys av medborgarundersökningen 2023",
            "Utredning av parkeringsbehovet i centrum",
            "Förslag till budget 2025 för socialnämnden",
            "Konsekvenser av den nya skollagen",
            "Bedömning av behovet av platser i förskolan",
        ],
    )
    def test_may_begin_as_a_section_does_where_nothing_is_set_as_large(self, title: str) -> None:
        sections = [set_in(12, name, 150 + 40 * i, 2) for i, name in enumerate(("Förslag till beslut", "Resultat"))]
        assert info(set_in(18, title), *sections, set_in(12, "Bakgrund", 300, 2)).title == title

    @pytest.mark.parametrize("section", ["Förslag till beslut", "Sammanfattning av ärendet", "Bakgrund", "Beslut"])
    def test_is_no_section_even_where_that_is_set_largest(self, section: str) -> None:
        assert info(set_in(18, section), set_in(14, "Ny förskola i Norrby", 150, 2)).title == "Ny förskola i Norrby"

    def test_is_not_a_section_beside_others_set_as_large(self) -> None:
        assert info(set_in(14, "Ny förskola"), set_in(14, "Analys av nuläget i kommunen", 200)).title == "Ny förskola"

    def test_goes_on_in_a_smaller_line_that_begins_within_the_sentence(self) -> None:
        cover = [set_in(26, "Trafiksäkerhetsprogram", 100), set_in(16, "för Sala kommun 2024–2028", 140, 3)]
        assert info(*cover, kind=PLAN).title == "Trafiksäkerhetsprogram för Sala kommun 2024–2028"

    @pytest.mark.parametrize("below", ["januari–augusti 2024", "Sala kommun", "Kulturnämnden", "för en trygg trafik."])
    def test_ends_before_a_period_a_sender_or_a_sentence(self, below: str) -> None:
        assert info(set_in(26, "Delårsrapport"), set_in(16, below, 140, 3), kind=PLAN).title == "Delårsrapport"

    def test_ends_before_a_heading_far_below(self) -> None:
        cover = [set_in(26, "Trafiksäkerhetsprogram", 100), set_in(16, "för barn och unga", 400, 3)]
        assert info(*cover, kind=PLAN).title == "Trafiksäkerhetsprogram"

    @pytest.mark.parametrize(
        "genre", ["KALLELSE / FÖREDRAGNINGSLISTA", "Kallelse och föredragningslista", "Kallelse/dagordning"]
    )
    def test_of_a_notice_with_two_names_is_both(self, genre: str) -> None:
        assert info(block(genre), heading("Socialnämnden"), kind=NOTICE).title == genre

    def test_of_a_notice_with_one_name_is_that(self) -> None:
        assert info(block("Kallelse, sida 1"), heading("Socialnämnden"), kind=NOTICE).title == "Kallelse"


class TestDate:
    @pytest.mark.parametrize(
        "printed",
        [
            "2024-05-21",
            "Datum: 2024-05-21",
            "Datum 21 maj 2024",
            "Den 21 maj 2024",
            "2024.05.21",
            "Datum 20240521",
            "Upprättad 21/5 2024",
            "Daterad: 21.5.2024",
            "Behandlad av nämnden 2024-05-21, § 63",
            "Antagen av nämnden 2024-05-21 § 8",
            "Beslutsdatum: 21 maj 2024",
        ],
    )
    def test_is_read_in_each_form(self, printed: str) -> None:
        assert info(set_in(18, "Ny förskola"), block(printed)).date == datetime.date(2024, 5, 21)

    @pytest.mark.parametrize(
        "printed", ["Gäller till och med 2024-05-21", "Nästa uppföljning sker 2024-05-21 i nämnden"]
    )
    def test_of_something_else_is_not_the_papers(self, printed: str) -> None:
        assert info(set_in(18, "Ny förskola"), block(printed)).date is None


class TestReference:
    @pytest.mark.parametrize(
        ("printed", "reference"),
        [
            ("Dnr KS 2023/123", "KS 2023/123"),
            ("Dnr: KS/2023:123", "KS/2023:123"),
            ("Diarienr 2023-00123", "2023-00123"),
            ("Diarienummer: SN 2023.45", "SN 2023.45"),
            ("Ärendenr: BUN 2023/45", "BUN 2023/45"),
            ("Ärende-ID: 2023/00123", "2023/00123"),
            ("Ärendebeteckning KS2023-00123", "KS2023-00123"),
            ("Vår beteckning: SN 2023/45-012", "SN 2023/45-012"),
            ("Dnr 23/0123", "23/0123"),
            ("KSN-2023-00123", "KSN-2023-00123"),
            ("Diarie-nr: 2023/45", "2023/45"),
        ],
    )
    def test_is_read_behind_each_label(self, printed: str, reference: str) -> None:
        assert info(set_in(18, "Ny förskola"), block(printed)).reference == reference

    @pytest.mark.parametrize("label", ["Dnr", "Diarienr", "Diarienummer:", "Ärendenummer", "Ärende-ID", "Beteckning"])
    def test_stands_below_or_beside_its_label(self, label: str) -> None:
        form = table(("Datum", label), ("2024-05-21", "45-2023"), header_rows=0)
        assert info(form, set_in(18, "Ny förskola", 300)).reference == "45-2023"
        assert info(table((label, "45-2023"), header_rows=0), set_in(18, "Ny förskola", 300)).reference == "45-2023"

    def test_of_whom_the_paper_goes_to_is_not_its_own(self) -> None:
        assert info(set_in(18, "Yttrande"), block("Er beteckning: KS 2020/17")).reference is None
        both = [block("Er beteckning: KS 2020/17"), block("Vår beteckning: SN 2023/45")]
        assert info(set_in(18, "Yttrande"), *both).reference == "SN 2023/45"

    @pytest.mark.parametrize("printed", ["SFS 2017:725", "Läsåret 2023/2024", "Sidan 1 av 12", "Org.nr 212000-0142"])
    def test_is_no_law_year_or_page(self, printed: str) -> None:
        assert info(set_in(18, "Ny förskola"), block(printed)).reference is None


class TestLetterheadInATable:
    FORM = table(
        ("Sala kommun", "Tjänsteskrivelse", "Datum", "Diarienr"),
        ("Socialförvaltningen", "", "2024-05-21", "SN 2024/45"),
        ("Eva Ek", "", "Till", "Socialnämnden"),
        header_rows=0,
    )

    def test_tells_who_when_and_what(self) -> None:
        found = info(self.FORM, set_in(18, "Ny förskola", 300))
        assert (found.municipality, found.organization) == ("Sala", "Socialnämnden")
        assert (found.date, found.reference) == (datetime.date(2024, 5, 21), "SN 2024/45")
        assert found.title == "Ny förskola"


class TestForms:
    FORM = table(
        ["Dokumenttyp", "Handlingsplan", "Beslutad av", "Fritidsnämnden"],
        ["Gäller för", "Samtliga nämnder", "Gäller t.o.m.", "2025-12-31"],
        ["Diarienummer", "KS/2022:914", "Beslutsdatum", "2023-02-13"],
    )

    def test_a_table_of_labels_and_values_says_who_adopted_the_paper_and_when(self) -> None:
        found = info(heading("Handlingsplan för unga"), self.FORM, kind=PLAN)
        assert (found.organization, found.date, found.reference) == (
            "Fritidsnämnden",
            datetime.date(2023, 2, 13),
            "KS/2022:914",
        )

    def test_lines_with_a_colon_do_so_too(self) -> None:
        lines = ["Diarienummer: BK 2023/1067", "Beslutsdatum: 2023-08-29", "Beslutsinstans: Fritidsnämnden"]
        found = info(heading("Analys"), heading("Metadata", 2), *map(block, lines), kind=DocumentKind.ANALYS)
        assert (found.organization, found.date, found.reference) == (
            "Fritidsnämnden",
            datetime.date(2023, 8, 29),
            "BK 2023/1067",
        )

    def test_until_when_it_holds_is_not_when_it_was_adopted(self) -> None:
        form = table(["Dokumenttyp", "Plan"], ["Gäller t.o.m.", "2025-12-31"], ["Revideras", "Årligen"])
        assert info(heading("Plan för unga"), form, kind=PLAN).date is None

    def test_years_below_a_lone_genre_belong_to_the_title(self) -> None:
        assert info(set_in(20, "Folkhälsoprogram"), block("2018–2021", lines=(line("2018–2021", 130),))).title == (
            "Folkhälsoprogram 2018–2021"
        )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kungörelse", DocumentKind.KALLELSE),
        ("Lista över ärenden till omsorgsnämndens sammanträde", DocumentKind.KALLELSE),
        ("Kommunala pensionärsrådet protokoll", DocumentKind.PROTOKOLL),
        ("Anteckningar från dialogmöte", DocumentKind.PROTOKOLL),
        ("Uppföljningsrapport 2 januari–augusti", DocumentKind.BOKSLUT),
        ("Kvalitetsrapport förskola", DocumentKind.ANALYS),
        ("Granskning av hemtjänsten", DocumentKind.ANALYS),
        ("Verksamhetsplan och internbudget 2025", DocumentKind.OTHER),
        ("Internkontrollplan 2021", DocumentKind.OTHER),
        ("Reglemente för socialnämnden", DocumentKind.OTHER),
        ("Mål och budget 2024–2026", DocumentKind.BUDGET),
    ],
)
def test_a_title_names_the_kind(title: str, kind: DocumentKind) -> None:
    assert recognise(title, [], [])[0].kind is kind
