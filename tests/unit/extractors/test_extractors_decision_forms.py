"""Forms in which minutes, notices and staff reports write decisions: small papers and what they decide."""

import re

import pytest

from extractors.records.decisions import extract
from models.document import Block, BlockKind
from models.provenance import BBox, Provenance
from models.records import DocumentInfo, DocumentKind
from tests.unit.extractors.page_factory import block, heading, item, line, reading

SN, KF, KS, AU = "Socialnämnden", "Kommunfullmäktige", "Kommunstyrelsen", "Arbetsutskottet"
PLACE = Provenance(page=1, bbox=BBox(0, 0, 1, 1), quote="")
MINUTES, NOTICE, MEMO = DocumentKind.PROTOKOLL, DocumentKind.KALLELSE, DocumentKind.TJANSTESKRIVELSE
Told = tuple[str | None, str, str]


def paper(text: str) -> list[Block]:
    """Lines as blocks: "## " begins a heading, "- " and "1. " an item of a list."""
    made: list[Block] = []
    for row in text.strip().splitlines():
        if mark := re.match(r"(#+) (.*)", row.strip()):
            made.append(heading(mark[2], len(mark[1])))
        elif mark := re.match(r"([-–•*]|\d+[.)]) (.*)", row.strip()):
            made.append(item(mark[2], mark[1]))
        else:
            made.append(block(row.strip()))
    return made


def told(text: str, *, own: str = SN, kind: DocumentKind = MINUTES) -> list[Told]:
    """(body, first letter of the status, text) of the decisions of a paper of a committee's own."""
    given = reading(*paper(text), kind=kind)
    given.found["document"] = [DocumentInfo(organization=own, kind=kind, id="d", places=(PLACE,), extractor="document")]
    return [(d.organization, d.status[0], d.text) for d in extract(given)]


@pytest.mark.parametrize(
    "text",
    [
        "## § 7 Taxa\nSOCIALNÄMNDEN BESLUTAR\natt anta taxan\natt den gäller från 1 mars",
        "## § 7 Taxa\nSocialnämnden beslutar\natt\nanta taxan\natt\nden gäller från 1 mars",
        "## § 7 Taxa\nSocialnämnden beslutar\ndels att anta taxan\ndels att den gäller från 1 mars",
        "## § 7 Taxa\nSocialnämnden beslutar dels att anta taxan, dels att den gäller från 1 mars",
        "## § 7 Taxa\nSocialnämnden beslutar\nATT anta taxan, samt\nATT den gäller från 1 mars",
        "## § 7 Taxa\nBeslut\n- Att anta taxan\n- Att den gäller från 1 mars",
        "## § 7 Taxa\nSocialnämnden beslutar enligt förvaltningens förslag\natt anta taxan\natt den gäller från 1 mars",
        "## § 7 Taxa\nBeslut\nNämnden beslutar i enlighet med yrkandet\natt anta taxan\natt den gäller från 1 mars",
        "## § 7 Taxa\nBeslut\n1 Anta taxan\n2 Den gäller från 1 mars",
        "## § 7 Taxa\nBESLUT\nSocialnämnden\n1. anta taxan\n2. den gäller från 1 mars\nExp: Socialchefen",
        "## § 7 Taxa\nNämnden beslutar således\natt anta taxan\natt den gäller från 1 mars\nSändlista\nChefen",
    ],
)
def test_clauses_are_told_apart_however_they_are_set(text: str) -> None:
    found = [(body, status, said.casefold()) for body, status, said in told(text)]
    assert found == [(SN, "d", "anta taxan"), (SN, "d", "den gäller från 1 mars")]


@pytest.mark.parametrize(
    "text",
    [
        "## § 7 Taxa\nSocialnämnden beslutar, med 7 röster mot 4, att anta taxan",
        "## § 7 Taxa\nEfter votering beslutar socialnämnden att anta taxan",
        "## § 7 Taxa\nSocialnämnden BESLUTAR\nanta taxan",
        "## § 7 Taxa\nBeslutas att anta taxan",
        "## § 7 Taxa\nNämnden enades om att anta taxan",
        "## § 7 Taxa\nNämnden kom överens om att anta taxan",
        "## § 7 Taxa\nBeslut\nNämnden beslutar att anta taxan\nBeslutsmotivering\nTaxan följer lagen.",
        "## § 7 Taxa\nBeslut\nAnta taxan\nUpplysningar\nTaxan kan överklagas.",
    ],
)
def test_a_decision_is_found_whatever_leads_to_it(text: str) -> None:
    assert [(body, status, said.casefold()) for body, status, said in told(text)] == [(SN, "d", "anta taxan")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Protokollet godkändes och lades till handlingarna.",
        "Dagordningen godkändes med tillägg av ett ärende, § 64.",
        "Dagordningen godkännes.",
        "Förslag till dagordning godkänns.",
        "Rickard Nord utsågs att tillsammans med ordförande justera dagens protokoll.",
        "Isak Burm (MP) valdes till att, jämte mötesordförande, justera dagens protokoll.",
        "Till att jämte ordföranden justera protokollet utsågs Sven Mart och Tina Karl.",
        "Informationen noteras i protokollet.",
        "Ärendet bordlades.",
        "Socialnämnden lämnar följande yttrande: Nämnden har inget att erinra.",
        "Socialnämnden beslutar enligt arbetsutskottets förslag.",
        "Nämnden fastställde tiderna.",
    ],
)
def test_what_is_told_in_the_past_or_the_present_is_the_meetings_decision(sentence: str) -> None:
    assert told(f"## § 7 Ärendet\n{sentence}") == [(SN, "d", sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "## § 7 Motion\nBakgrund\nI motionen yrkas att kommunfullmäktige beslutar att ge nämnden i uppdrag att bygga.",
        "## § 7 Motion\nVi föreslår kommunfullmäktige\natt ge nämnden i uppdrag att bygga\nBotkyrka den 3 maj",
        "## § 7 Motion\nMotionärerna föreslår kommunfullmäktige besluta\natt ge nämnden i uppdrag att bygga",
        "## § 7 Plan\nTidigare antogs planen av länsstyrelsen.",
        "## § 7 Plan\nPlanen antogs av länsstyrelsen 2019.",
        "## § 7 Plan\nByggnaden uppfördes 1970 och godkändes.",
        "## § 7 Plan\nInga frågor ställs.",
        "## § 7 Plan\nBeslutsgång\nOrdföranden finner att nämnden beslutar enligt förvaltningens förslag.",
        "## § 7 Plan\nBilagor\nKultur- och fritidsnämndens beslut 2021-06-15, § 47\nPrövning av barnets bästa",
    ],
)
def test_what_others_want_or_did_is_not_decided_here(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "own", "kind", "found"),
    [
        (
            "## § 50 Budget\nARBETSUTSKOTTET BESLUTAR\natt notera informationen\nSOCIALNÄMNDEN BESLUTAR\natt spara",
            SN,
            MINUTES,
            [(AU, "d", "notera informationen"), (SN, "d", "spara")],
        ),
        (
            "## § 50 Budget\nARBETSUTSKOTTET BESLUTAR att föreslå socialnämnden\natt anta planen",
            SN,
            MINUTES,
            [(SN, "p", "anta planen")],
        ),
        (
            "## § 50 Budget\nArbetsutskottets förslag\nNämnden antar planen.\nNämnden beslutar enligt AU:s förslag.",
            SN,
            MINUTES,
            [(SN, "p", "Nämnden antar planen."), (SN, "d", "Nämnden beslutar enligt AU:s förslag.")],
        ),
        (
            "# Stall\nKultur- och fritidsnämndens förslag till kommunstyrelsen för förslag till kommunfullmäktige\n"
            "1. Utökad investeringsbudget för stallet godkänns.",
            "Kultur- och fritidsnämnden",
            NOTICE,
            [(KF, "p", "Utökad investeringsbudget för stallet godkänns.")],
        ),
        (
            "# Lekplats\nKommunstyrelsen föreslår att kommunfullmäktige beslutar följande.\n"
            "Motion (2016:5) av Jo Lars (M) anses besvarad med hänvisning till svaret.\nRådet anför följande.",
            KS,
            MEMO,
            [(KF, "p", "Motion (2016:5) av Jo Lars (M) anses besvarad med hänvisning till svaret.")],
        ),
        (
            "# Kontroll\nFörvaltningen föreslår att nämnden godkänner uppföljningen.",
            SN,
            MEMO,
            [(SN, "p", "godkänner uppföljningen.")],
        ),
        (
            "# Budget\nFörvaltningen föreslår att nämnden beslutar att godkänna budgeten.\n"
            "Vidare föreslås att stor återhållsamhet iakttas.\nSlutligen föreslås att chefen följer upp.",
            SN,
            MEMO,
            [
                (SN, "p", "godkänna budgeten."),
                (SN, "p", "stor återhållsamhet iakttas."),
                (SN, "p", "chefen följer upp."),
            ],
        ),
        (
            "# Skola\nFör egen del beslutar socialnämnden följande, under förutsättning att fullmäktige säger ja:\n"
            "1. Chefen får i uppdrag att inventera.",
            SN,
            MEMO,
            [(SN, "d", "Chefen får i uppdrag att inventera.")],
        ),
    ],
)
def test_each_decision_is_its_own_bodys(text: str, own: str, kind: DocumentKind, found: list[Told]) -> None:
    assert told(text, own=own, kind=kind) == found


def test_reports_listed_behind_a_decision_are_no_points_of_it() -> None:
    text = (
        "## § 9 Delegation\nBeslut\nRedovisningen läggs till handlingarna.\nFöljande delegationsbeslut redovisas:\n"
        "- Ordföranden har beslutat om bidrag\n- Rektor har beslutat om skolskjuts"
    )
    assert told(text) == [(SN, "d", "Redovisningen läggs till handlingarna.")]


def test_an_additional_motion_is_adopted_by_a_pronoun_where_it_alone_was_put() -> None:
    moved = "## § 9 Plan\nYrkanden\nEva Ek (S) yrkar på följande tillägg: att planen följs upp 2026.\n"
    put = "Ordföranden tar upp tilläggsyrkandet och finner att nämnden {} det.\nBeslut\nNämnden antar planen."
    adopted = (SN, "d", "planen följs upp 2026.")
    assert adopted in told(moved + put.format("bifaller"))
    assert adopted not in told(moved + put.format("avslår"))


def test_an_att_that_hangs_in_the_margin_begins_its_clause() -> None:
    rows = ("godkänna uppföljningen", "genomföra åtgärderna")
    margin = block("att att", BlockKind.MARGIN, lines=tuple(line("att", 200 + 14 * i) for i in range(2)))
    clauses = [
        block(row, lines=(line(row, 200 + 14 * i, left=90),), label=label)
        for i, (row, label) in enumerate(zip(rows, ("att att", "att"), strict=True))
    ]
    given = reading(heading("§ 5 Budget"), heading("SOCIALNÄMNDEN BESLUTAR", 2), margin, *clauses, kind=MINUTES)
    found = extract(given)
    assert [d.text for d in found] == list(rows)
    assert [d.places[0].bbox.x0 for d in found] == pytest.approx([90, 90], abs=0.1)
