"""Where a decision begins and ends: "att" at a line's end, what follows on it, earlier decisions, none announced."""

import pytest

from extractors.decisions.wording import is_signature
from extractors.records.agenda_items import extract as agenda_items
from extractors.records.decisions import extract as decisions
from extractors.records.measures import extract as measures
from models.document import Block
from models.records import DocumentKind, Measure, Status
from tests.unit.extractors.page_factory import block, heading, item, reading

MINUTES, NOTICE, MEMO = DocumentKind.PROTOKOLL, DocumentKind.KALLELSE, DocumentKind.TJANSTESKRIVELSE
ITEM = heading("§ 12 Svar på revisionens skrivelse")
DECIDED, PROPOSED, STORY = (heading(text, 2) for text in ("Beslut", "Förslag till beslut", "Ärendebeskrivning"))


def texts(*items: Block, kind: DocumentKind = MINUTES) -> list[str]:
    """The decisions of an item of business."""
    return [d.text for d in decisions(reading(ITEM, *items, kind=kind))]


def tasks(*items: Block) -> list[Measure]:
    """The measures of an item of minutes."""
    given = reading(ITEM, *items, kind=MINUTES)
    given.found["agenda_items"] = tuple(agenda_items(given))
    given.found["decisions"] = tuple(decisions(given))
    return measures(given)


@pytest.mark.parametrize(
    "tail",
    [
        ["Välkomna!", "Gunnel Kivijärvi ordförande"],
        ["Väl mött!", "Gunnel Kivijärvi", "Ordförande"],
        ["Gunnel Kivijärvi Tommy Lahdenperä", "Ordförande Sekreterare"],
        ["Med vänlig hälsning", "Anna Ek, nämndsekreterare"],
        ["Anna Ek Bo Al", "förvaltningschef ekonom"],
        ["För Socialförvaltningen", "Anna Ek", "socialchef"],
        ["Vid förhinder kontakta sekreteraren."],
        ["Gruppmöten från kl. 08.00 i Stadshuset."],
        ["Ordföranden förklarar sammanträdet avslutat."],
        ["Protokollet omfattar §§ 12–18."],
        ["Hur man överklagar, se bilaga."],
        ["Föredragande: skolchef Ulrika Waara kl. 09.45"],
    ],
)
@pytest.mark.parametrize("section", [DECIDED, PROPOSED])
def test_greetings_signatures_and_practical_matters_end_what_is_decided(section: Block, tail: list[str]) -> None:
    assert texts(section, block("Planen antas."), *(block(text) for text in tail)) == ["Planen antas."]


@pytest.mark.parametrize("label", ["Föredragande", "Handläggare", "Bilaga", "Underlag"])
def test_a_label_behind_a_decision_in_its_paragraph_is_no_part_of_it(label: str) -> None:
    told = block(f"Nämnden beslutar att fastställa läsårstiderna. {label}: Ulrika Waara kl. 09.45")
    assert texts(PROPOSED, told, kind=NOTICE) == ["fastställa läsårstiderna."]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Ordförande Sekreterare", True),
        ("Anna Ek, nämndsekreterare", True),
        ("För socialförvaltningen", True),
        ("Motionen avslås", False),
        ("Rektor Anna Ek godkänns som ledamot", False),
        ("För få platser", False),
    ],
)
def test_a_signature_holds_nothing_but_names_and_titles(text: str, signs: bool) -> None:
    assert is_signature(text) is signs


def test_att_at_the_end_of_a_line_belongs_to_the_next_clause() -> None:
    clauses = ["anta internbudget 2024", "uppdra åt förvaltningen att följa upp."]
    for first in (f"{clauses[0]}, samt att", f"{clauses[0]} och att"):
        assert texts(DECIDED, block("Nämnden beslutar att"), item(first), item(clauses[1])) == clauses
        assert texts(block("Nämnden beslutar att"), block(first), block(clauses[1])) == clauses
    assert texts(block("Nämnden beslutar att"), block("anta budgeten."), block("Planen gäller.")) == ["anta budgeten."]


GIVEN = [
    ("Kommunstyrelsens arbetsutskott beslutade den 15 november 2023, § 88, att uppdra åt chefen att ta fram ett svar.",
     "Kommunstyrelsens arbetsutskott"),
    ("Den 8 november 2021, § 187, beslutade kommunstyrelsen att ge chefen i uppdrag att ta fram ett svar.",
     "Kommunstyrelsen"),
    ("Kommunfullmäktige har den 8 november 2021 (§ 187) beslutat att uppdra åt chefen att ta fram ett svar.",
     "Kommunfullmäktige"),
    ("Kommunfullmäktige beslutade (2021-11-08 § 187) att uppdra åt chefen att ta fram ett svar.", "Kommunfullmäktige"),
    ("Vid mötet den 8 november 2021 gav kommunstyrelsen chefen i uppdrag att ta fram ett svar.", "Kommunstyrelsen"),
    ("Kommunfullmäktige gav den 8 november 2021, § 187, chefen i uppdrag att ta fram ett svar.", "Kommunfullmäktige"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "body"), GIVEN)
@pytest.mark.parametrize("kind", [MINUTES, DocumentKind.TJANSTESKRIVELSE])
def test_a_task_that_a_committee_gave_on_a_day_is_its_decision(sentence: str, body: str, kind: DocumentKind) -> None:
    found = decisions(reading(ITEM, STORY, block(f"Frågan är väckt. {sentence}"), kind=kind))
    assert [(d.organization, d.status) for d in found] == [(body, Status.DECIDED)]
    assert found[0].text.endswith("att ta fram ett svar.")


@pytest.mark.parametrize(("sentence", "_body"), GIVEN)
def test_and_it_is_to_be_done_by_the_one_who_was_told(sentence: str, _body: str) -> None:
    assert [(m.text, m.responsible) for m in tasks(STORY, block(sentence))] == [("ta fram ett svar", ("chefen",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nämnden beslutade 2019 att ge chefen i uppdrag att avveckla skolan.",
        "Regeringen beslutade den 3 mars 2021 att ge Skolverket i uppdrag att utreda frågan.",
        "Länsstyrelsen beslutade den 25 november 2024 att ge kommunen i uppdrag att utreda frågan.",
        "Anna Ek (S) föreslog den 3 maj 2021 att ge nämnden i uppdrag att utreda frågan.",
    ],
)
def test_what_has_no_day_or_is_no_committees_is_background(sentence: str) -> None:
    assert texts(STORY, block(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "body", "text"),
    [
        (
            "Kommunfullmäktige beslutade den 25 november 2024, § 143, att anta planen.",
            "Kommunfullmäktige",
            "anta planen.",
        ),
        (
            "Kommunfullmäktige tog beslut den 5 maj 2021 § 12 att ramen ska gälla.",
            "Kommunfullmäktige",
            "ramen ska gälla.",
        ),
        ("Kommunstyrelsen beslutade i juni att nämnderna får mer.", "Kommunstyrelsen", "nämnderna får mer."),
        ("Kommunstyrelsen har i april 2015 beslutat att avgiften höjs.", "Kommunstyrelsen", "avgiften höjs."),
        ("Kommunstyrelsen har beslutat att avgiften höjs.", "Kommunstyrelsen", "avgiften höjs."),
        (
            "Kommunfullmäktige beslutade den 3 maj 2021, § 12, att inte ge nämnden i uppdrag att utreda den.",
            "Kommunfullmäktige",
            "inte ge nämnden i uppdrag att utreda den.",
        ),
        (
            "Kommunfullmäktige beslutade 2020-12-03, § 8, att remittera den till styrelsen, som i sin tur hört den.",
            "Kommunfullmäktige",
            "remittera den till styrelsen",
        ),
    ],
)
def test_an_earlier_decision_told_with_its_day_keeps_the_body_that_took_it(sentence: str, body: str, text: str) -> None:
    found = decisions(reading(ITEM, STORY, block(sentence), kind=DocumentKind.PROTOKOLL))
    assert [(d.organization, d.text) for d in found] == [(body, text)]


def test_an_earlier_decision_of_several_points_is_the_list_below_it() -> None:
    lead = block("Fritidsnämnden beslutade 2021-06-15, § 47, följande:")
    points = [
        item("Nämnden avstyrker att avgiften tas bort.", "–"),
        item("Chefen får i uppdrag att räkna på den.", "–"),
    ]
    found = decisions(reading(STORY, lead, *points, block("Nämnden framhåller vikten av musik."), kind=MEMO))
    assert [(d.organization, d.text) for d in found] == [("Fritidsnämnden", p.text) for p in points]


@pytest.mark.parametrize(
    ("clause", "text", "who"),
    [
        ("förvaltningen senast i mars 2024 ska lämna en rapport", "lämna en rapport", ("förvaltningen",)),
        ("förvaltningen ska lämna en rapport senast i mars 2024", "lämna en rapport", ("förvaltningen",)),
        ("chefen till mars 2024 lämnar en rapport", "chefen till mars 2024 lämnar en rapport", ("chefen",)),
        ("en rapport ska lämnas till nämnden senast i mars 2024", "en rapport ska lämnas till nämnden", ()),
    ],
)
def test_a_clause_that_says_who_shall_do_what_by_when_is_a_measure(
    clause: str, text: str, who: tuple[str, ...]
) -> None:
    (found,) = tasks(DECIDED, block("Nämnden beslutar att"), item("anta budgeten, samt att"), item(f"{clause}."))
    assert (found.text, found.responsible, found.deadline) == (text, who, "mars 2024")


def test_a_clause_on_what_shall_hold_is_none() -> None:
    assert tasks(DECIDED, item("att budgeten ska gälla från mars 2024."), item("att planen ska antas.")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Informationen noteras.",
        "Föredragningslistan godkänns med tillägget att ärendet om skolan behandlas efter § 14.",
        "Ärendet bordläggs till nästa sammanträde.",
        "Till att justera protokollet utses Anna Ek.",
        "Att jämte ordföranden justera protokollet utses Anna Ek (S).",
        "Yttrandet godkänns och överlämnas till kommunstyrelsen.",
        "Ärendet återremitteras till förvaltningen för komplettering.",
        "Motionen anses besvarad.",
        "Ansökan beviljas med 25 000 kronor.",
    ],
)
def test_what_becomes_of_a_matter_is_decided_without_a_heading(sentence: str) -> None:
    assert texts(block(sentence)) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Delegationsbeslut från perioden redovisas.",
        "Bygglov beviljas om villkoren är uppfyllda.",
        "Planen godkänns av länsstyrelsen.",
        "Om motionen avslås faller frågan.",
        "Ärendet utgår från dagens sammanträde.",
        "Frågor besvaras av ekonomen.",
        "Behandlas efter",
        "§ 14.",
    ],
)
def test_what_merely_happens_is_not_decided(sentence: str) -> None:
    assert texts(block(sentence)) == []


def test_a_list_behind_a_full_stop_is_no_decision() -> None:
    messages = [item("Protokoll från kommunalförbundet"), item("Cirkulär 23:17 från SKR")]
    assert texts(DECIDED, block("Meddelandena läggs till handlingarna."), *messages) == [
        "Meddelandena läggs till handlingarna."
    ]
    more = [item("Planen antas.", "1."), item("Uppdra åt chefen att följa upp.")]
    assert texts(DECIDED, block("Budgeten antas."), *more) == ["Budgeten antas.", *(m.text for m in more)]


def test_a_sentence_behind_a_clause_that_tells_somebody_is_its_own_decision() -> None:
    told = "Nämnden beslutar att bevilja bidraget. Föreningen ska redovisa det senast i mars 2024."
    assert texts(DECIDED, block(told)) == ["bevilja bidraget.", "Föreningen ska redovisa det senast i mars 2024."]
    whole = "Nämnden beslutar att ta ut en avgift. Avgiften ska betalas inom två månader."
    assert texts(DECIDED, block(whole)) == ["ta ut en avgift. Avgiften ska betalas inom två månader."]
