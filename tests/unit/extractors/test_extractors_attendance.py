"""How committees write who was there: parties, titles, substitutes and §§ in the forms that attendance sheets have."""

import pytest

from extractors.meeting.lists import participants
from extractors.sections.fragments import fragments
from models.document import Block
from models.records import Capacity
from tests.unit.extractors.page_factory import block, line, reading

M, S, OFF, OTH = Capacity.MEMBER, Capacity.SUBSTITUTE, Capacity.OFFICIAL, Capacity.OTHER
Said = tuple[str, str | None, str | None, Capacity]


def present(*rows: str, label: str | None = None) -> list[Said]:
    """(name, role, party, capacity) of those present by a sheet of lines under each other, a label beside them all."""
    sheet: list[Block] = [block(row, lines=(line(row, 100 + 14 * i),), label=label) for i, row in enumerate(rows)]
    given = reading(*sheet)
    found = participants([f for node in given.structure.nodes for f in fragments(node)], given)
    return [(p.name, p.role, p.party, p.capacity) for p in found]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Jenny Hill, M, ordförande", ("Jenny Hill", "ordförande", "M", M)),
        ("Monica Dahl, S", ("Monica Dahl", None, "S", M)),
        ("Stina Kvist, M, via länk", ("Stina Kvist", None, "M", M)),
        ("Bertil Eriksson, fp", ("Bertil Eriksson", None, "FP", M)),
        ("Sten-Ove Berg, s, vice ordförande", ("Sten-Ove Berg", "vice ordförande", "S", M)),
        ("Åke Lund, KD ej § 133", ("Åke Lund", None, "KD", M)),
        ("Ida Staf, (C)", ("Ida Staf", None, "C", M)),
        ("Kurt Svensson (c )", ("Kurt Svensson", None, "C", M)),
        ("Bertil Ask(NP)", ("Bertil Ask", None, "NP", M)),
        ("L Sofia Sjöö, ordförande", ("Sofia Sjöö", "ordförande", "L", M)),
        ("M Anders Lind (M)", ("Anders Lind", None, "M", M)),
        ("S Urban Jern", ("Urban Jern", None, "S", M)),
        ("Joakim Vall, mötesordförande (V)", ("Joakim Vall", "mötesordförande", "V", M)),
        ("Karin Hall, ordf. (C) §§ 167-171", ("Karin Hall", "ordf.", "C", M)),
        ("Ove Dros (S) (ordförande)", ("Ove Dros", "ordförande", "S", M)),
        ("Lars Holm PRO, Ordförande", ("Lars Holm", "Ordförande", None, M)),
        ("Andreas Dahl (S) avvek kl 15.30", ("Andreas Dahl", None, "S", M)),
        ("Agneta Poh (C) Tjänstgör som mötesordförande", ("Agneta Poh", "mötesordförande", "C", M)),
        ("Sverre Moum", ("Sverre Moum", None, None, M)),
    ],
)
def test_a_party_is_read_in_the_forms_that_sheets_write_it_in(row: str, said: Said) -> None:
    assert present(row, label="Beslutande") == [said]


@pytest.mark.parametrize(
    "row",
    [
        "Eva Ek (S), tjg ers för Ulla-Lena Öst (S)",
        "Eva Ek (S), tgj ers för Ulla-Lena Öst (S)",
        "Eva Ek (S) för Karin Hall (C) § 172",
        "Eva Ek (S) tjg Rose-Marie Finn (L) §§ 130-133",
        "Eva Ek (S) Tjänstgjorde för Joakim Vall",
        "Eva Ek (S) ersättare istf Roland Back (S)",
        "Eva Ek (S) tjg ersättare istf Helena Brink (C) § 62-75",
        "Eva Ek (s) Ersätter vakant tjänst (s)",
        "Eva Ek, s, ersätter Gun Torn, s",
        "S Eva Ek tjänstgör för Elise Bengts (M)",
    ],
)
def test_who_serves_for_somebody_is_a_substitute_and_the_other_is_not_listed(row: str) -> None:
    assert present(row, label="Beslutande") == [("Eva Ek", None, "S", S)]


@pytest.mark.parametrize("row", ["Vakant (M)", "Enligt bilagd närvarolista", "Se förteckning bilaga 1", "Se sida 2"])
def test_a_vacancy_and_a_list_elsewhere_name_nobody(row: str) -> None:
    assert present(row, label="Beslutande") == []


@pytest.mark.parametrize(
    ("row", "name", "role"),
    [
        ("Tf. socialchef Lisbeth Boden §§ 63-68, 70", "Lisbeth Boden", "Tf. socialchef"),
        ("Individ- och familjeomsorgschef Yvonne Vall", "Yvonne Vall", "Individ- och familjeomsorgschef"),
        ("Verksamhetsområdeschef hemvård Johan Sten § 69", "Johan Sten", "Verksamhetsområdeschef hemvård"),
        ("Verksamhetsområdeschef Myndighet Agneta Rönn", "Agneta Rönn", "Verksamhetsområdeschef Myndighet"),
        ("förvaltningschef för Intern Service Per Frid § 6", "Per Frid", "förvaltningschef för Intern Service"),
        ("chef för hållbar utveckling Elin Lilja", "Elin Lilja", "chef för hållbar utveckling"),
        ("Monica Holm (chef vård- och omsorgsförvaltningen)", "Monica Holm", "chef vård- och omsorgsförvaltningen"),
        ("Karin Blom (medicinskt ansvarig sjuksköterska, MAS) § 7", "Karin Blom", "medicinskt ansvarig sjuksköterska"),
        ("Petra Berg, chef arbetsförmedlingen, § 161", "Petra Berg", "chef arbetsförmedlingen"),
        ("Sara Öst, S&P, nämndsekr.", "Sara Öst", "nämndsekr."),
    ],
)
def test_a_title_is_read_with_what_it_is_for(row: str, name: str, role: str) -> None:
    assert present(row, label="Övriga deltagande") == [(name, role, None, OFF)]


def test_running_text_names_officials_by_their_titles() -> None:
    text = (
        "Kommundirektör Jan Frans, kommunsekreterare Linda Matt, ekonom Ann-Charlotte Vik § 164, 166–168, mark- och"
        " exploateringsingenjör Britt Ask § 165 och klimat- och miljöstrateg Yvonne Träff § 174"
    )
    assert [(name, role) for name, role, *_ in present(text, label="Tjänstemän")] == [
        ("Jan Frans", "Kommundirektör"),
        ("Linda Matt", "kommunsekreterare"),
        ("Ann-Charlotte Vik", "ekonom"),
        ("Britt Ask", "mark- och exploateringsingenjör"),
        ("Yvonne Träff", "klimat- och miljöstrateg"),
    ]


def test_people_divided_by_nothing_but_their_parties_and_paragraphs_are_several() -> None:
    rows = ["Kent Folke (C) Tommy Lars (KD) och Pär Johns (FP).", "Peter Nyman (NP) §§ 51-58 Malin West (NP)"]
    names = ["Kent Folke", "Tommy Lars", "Pär Johns", "Peter Nyman", "Malin West"]
    assert [name for name, *_ in present(*rows, label="Beslutande")] == names


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("Erik Roth, Nordic Surf AB, § 17", None),
        ("Ann Sjöö, Kommunal", None),
        ("Ingela Frid, facklig representant från Lärarförbundet, § 190", "facklig representant från Lärarförbundet"),
    ],
)
def test_who_comes_from_outside_is_neither_a_member_nor_an_official(row: str, role: str | None) -> None:
    found = present(row, label="Övriga deltagande")
    assert [(said[1], said[3]) for said in found] == [(role, OTH)]


@pytest.mark.parametrize(
    ("label", "capacity"),
    [
        ("Ej beslutande", S),
        ("Ersättare inte tjänstgörande", S),
        ("Ersättarna", S),
        ("BESLUTANDE", M),
        ("ERSÄTTARE", S),
        ("Tjänstgörande ersättare", S),
        ("Övriga", S),
    ],
)
def test_the_label_above_says_in_what_capacity(label: str, capacity: Capacity) -> None:
    assert present(label, "Ove Bergs (S)") == [("Ove Bergs", None, "S", capacity)]


def test_a_label_may_be_a_single_persons_role() -> None:
    rows = ["Ordförande: Nordbeck Carolina (L)", "2:e vice ordförande: Persson Tord (S)", "Ledamöter: Ask Astrid (M)"]
    assert present(*rows) == [
        ("Carolina Nordbeck", "Ordförande", "L", M),
        ("Tord Persson", "2:e vice ordförande", "S", M),
        ("Astrid Ask", None, "M", M),
    ]


def test_a_label_is_no_rest_of_the_line_above() -> None:
    rows = ["Övriga närvarande", "Fredric Hill, Lärarförbundet", "Justering", "Ordföranden och Gabriella Gert."]
    assert [name for name, *_ in present(*rows)] == ["Fredric Hill"]
