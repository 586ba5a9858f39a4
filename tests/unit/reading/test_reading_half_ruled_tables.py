"""Tables with horizontal rules only, and those whose header alone is a full grid."""

from itertools import pairwise

from extractors.reading.rules import merge_rules
from models.document import Block
from models.provenance import BBox
from tests.unit.reading.made_pages import at, figures, grid, items, lines, page, rules, tables, up_to

_HEAD = figures(104, "Kommun", "2015", "2017", "2019", bold=True)
_BODY = [*figures(124, "Skövde", "63", "64", "65"), *figures(144, "Uddevalla", "e.u.", "", "51")]


def test_rules_are_rows_and_white_gutters_columns() -> None:
    (table,) = tables(page(_HEAD, _BODY, ruled=rules(100, 120, 140, 160)))
    assert table.rows == (
        ("Kommun", "2015", "2017", "2019"),
        ("Skövde", "63", "64", "65"),
        ("Uddevalla", "e.u.", "", "51"),
    )
    assert table.header_rows == 1


def test_a_heading_between_two_tables_with_the_same_rules_parts_them() -> None:
    heading = at(60, 166, "Måluppfyllelse", size=14)
    names = figures(194, "Mål", "2021", "2022", "2023", bold=True)
    rows = [*figures(214, "Trygghet", "71", "74", "75"), *figures(234, "Service", "61", "64", "65")]
    found = tables(page(_HEAD, _BODY, heading, names, rows, ruled=rules(100, 120, 140, 160, 190, 210, 230, 250)))
    assert [(table.n_rows, table.rows[0][0]) for table in found] == [(3, "Kommun"), (3, "Mål")]


def test_a_title_parts_two_tables_of_other_columns_however_it_is_set() -> None:
    plan = [*at(60, 104, "Klart", bold=True), *at(150, 104, "Leverans", bold=True), *at(400, 104, "Ansvar", bold=True)]
    plan += [*at(60, 124, "2020-10-30"), *at(150, 124, "Nulägesanalys av kanaler för synpunkter och volymer")]
    plan += [*at(400, 124, "Projektledaren"), *at(60, 144, "2020-12-18"), *at(150, 144, "Beslut om en process")]
    plan += at(400, 144, "Styrgruppen")
    budget = [
        *at(60, 166, "5 Budget", bold=True),
        *figures(184, "Kostnadsslag (kr)", "2020", "2021", "Totalt", bold=True),
    ]
    budget += [*figures(204, "Utbildning", "25 000", "90 000", "115 000"), *figures(224, "Licenser", "0", "260", "260")]
    found = tables(page(plan, budget, ruled=rules(100, 120, 140, 160, 180, 200, 220, 240)))
    assert [(table.n_columns, table.rows[0][0]) for table in found] == [(3, "Klart"), (4, "Kostnadsslag (kr)")]


def test_a_table_of_figures_right_below_a_full_grid_is_its_own_and_its_title_no_row() -> None:
    above = grid((55, 140, 380, 465), (100, 120, 140))
    plan = [*at(60, 104, "Klart"), *at(150, 104, "Leverans"), *at(385, 104, "Ansvar")]
    plan += [*at(60, 124, "2020-10-30"), *at(150, 124, "Nulägesanalys av kanaler för synpunkter och volymer")]
    plan += at(385, 124, "Projektledaren")
    title = at(60, 146, "5 Budget", bold=True)
    budget = [*figures(164, "Kostnadsslag (kr)", "2020", "2021", "Totalt", bold=True)]
    budget += [*figures(184, "Utbildning", "25 000", "90 000", "115 000"), *figures(204, "Licenser", "0", "260", "260")]
    ruled = rules(100, 120, 140, 160, 180, 200, 220)
    told = items(page(plan, title, budget, grids=[above], ruled=ruled))
    assert [item.text if isinstance(item, Block) else item.n_columns for item in told] == [3, "5 Budget", 4]


def test_a_title_over_names_of_columns_begins_a_table_though_its_columns_are_the_same() -> None:
    names = figures(184, "Kommun", "Andel", "Antal", "Mål", bold=True)
    rows = [*figures(204, "Skövde", "71", "74", "75"), *figures(224, "Motala", "61", "64", "65")]
    title = at(60, 166, "Besvarade i tid", bold=True)
    found = tables(page(_HEAD, _BODY, title, names, rows, ruled=rules(100, 120, 140, 160, 180, 200, 220, 240)))
    assert [table.rows[0][1] for table in found] == ["2015", "Andel"]


def test_a_title_of_a_group_of_rows_parts_no_table() -> None:
    rows = [*figures(184, "Skövde", "71", "74", "75"), *figures(204, "Motala", "61", "64", "65")]
    title = at(60, 166, "Övriga kommuner", bold=True)
    (table,) = tables(page(_HEAD, _BODY, title, rows, ruled=rules(100, 120, 140, 160, 180, 200, 220)))
    assert table.n_rows == 6


def test_the_cells_tile_the_table_and_hold_their_words() -> None:
    (table,) = tables(page(_HEAD, _BODY, ruled=rules(100, 120, 140, 160)))
    assert table.bbox == BBox(55, 100, 465, 160)
    for row in range(table.n_rows):
        boxes = [cell.boxes[0][1] for k in range(table.n_columns) if (cell := table.at(row, k))]
        assert all(a.x1 == b.x0 for a, b in pairwise(boxes))
    assert all(box.holds(line.bbox) for cell in table.cells for _, box in cell.boxes for line in cell.lines)


def test_a_label_that_wraps_between_two_rules_is_one_cell() -> None:
    wrapped = [*lines(60, 124, "Hur tryggt du kan vistas", "utomhus"), *figures(124, "", "38", "35", "34")]
    (table,) = tables(page(_HEAD, wrapped, figures(154, "Skövde", "63", "64", "65"), ruled=rules(100, 120, 150, 170)))
    assert table.rows[1] == ("Hur tryggt du kan vistas utomhus", "38", "35", "34")


def test_where_rules_set_off_only_header_and_foot_lines_are_rows() -> None:
    body = [*_BODY, *figures(164, "Motala", "53", "55", "54")]
    (table,) = tables(page(_HEAD, body, ruled=rules(100, 120, 180)))
    assert [row[0] for row in table.rows] == ["Kommun", "Skövde", "Uddevalla", "Motala"]


def test_a_header_above_the_first_rule_and_a_sum_below_the_last_belong_to_it() -> None:
    total = figures(164, "Summa", "120", "118", "116", bold=True)
    (table,) = tables(page(_HEAD, _BODY, total, ruled=rules(120, 140, 160)))
    assert (table.rows[0][0], table.rows[-1][0], table.header_rows) == ("Kommun", "Summa", 1)


def test_a_short_rule_under_a_name_tells_its_columns() -> None:
    above = [*at(325, 104, "Utfall"), *figures(124, "Nämnd", "2022", "2023", "2024")]
    ruled = (*rules(100, 140, 160, 180), BBox(340, 118, 465, 118))
    body = [*figures(144, "Gator", "61", "64", "70"), *figures(164, "Parker", "18", "19", "20")]
    (table,) = tables(page(above, body, ruled=ruled))
    assert next((c.row, c.column, c.column_span) for c in table.cells if c.text == "Utfall") == (0, 2, 2)
    assert table.header_rows == 2


def test_bold_names_over_rows_of_text_are_a_table() -> None:
    head = [*at(60, 104, "Åtgärd", bold=True), *at(300, 104, "Ansvarig", bold=True)]
    body = [*at(60, 124, "Ta fram plan"), *at(300, 124, "Parkchefen"), *at(60, 144, "Byta lampor"), *at(300, 144, "Ek")]
    (table,) = tables(page(head, body, ruled=rules(100, 120, 140, 160)))
    assert table.rows[1] == ("Ta fram plan", "Parkchefen")


def test_rules_between_labelled_sections_are_no_table() -> None:
    sections = [
        *at(60, 104, "Plats och tid"), *at(200, 104, "Kommunhuset kl. 13.00"),
        *at(60, 124, "Beslutande"), *at(200, 124, "Anna Ek (S), ordförande"),
        *at(60, 144, "Justerare"), *at(200, 144, "Bo Al (M)"),
    ]  # fmt: skip
    assert tables(page(sections, ruled=rules(100, 120, 140, 160))) == []


def test_rules_under_headings_are_no_table() -> None:
    text = "Nämnden ansvarar för gator och parker i hela kommunen under 2024 och 2025."
    words = [*at(60, 104, "Uppdrag", bold=True), *lines(60, 130, text, text), *at(60, 160, "Ekonomi", bold=True)]
    assert tables(page(words, lines(60, 190, text, text), ruled=rules(100, 120, 156, 180, 240))) == []


def test_a_rule_at_the_top_of_the_page_and_text_below_it_stay_out() -> None:
    text = "Nämnden ansvarar för gator och parker i hela kommunen under 2024."
    found = items(page(lines(60, 50, text, text), _HEAD, _BODY, ruled=rules(40, 100, 120, 140, 160)))
    assert isinstance(found[0], Block)
    assert found[0].lines[0].text == text


def test_two_stacks_with_text_between_are_two_tables() -> None:
    lower = [*figures(304, "Kommun", "2015", "2017", "2019"), *figures(324, "Motala", "53", "55", "54"),
             *figures(344, "Rikssnitt", "60", "60", "60")]  # fmt: skip
    between = at(60, 220, "I tabell 2 visas hur stor andel som gett betyget åtta eller högre.")
    assert len(tables(page(_HEAD, _BODY, between, lower, ruled=rules(100, 120, 140, 160, 300, 320, 340, 360)))) == 2


def test_a_grid_that_is_only_the_header_gets_its_body() -> None:
    xs, ys = (55, 240, 310, 390, 465), (84, 100, 120)
    merged = [BBox(55, 84, 240, 120), BBox(240, 84, 465, 100)]
    head = [*at(60, 100, "Nämnd"), *at(340, 87, "Utfall"), *figures(104, "", "2022", "2023", "2024")]
    body = [
        *figures(124, "Gator", "61", "64", "70"),
        *figures(144, "Parker", "18", "19", "20"),
        *figures(164, "Hus", "1", "2", "3"),
    ]
    (table,) = tables(page(head, body, grids=[grid(xs, ys, merged)], ruled=rules(84, 120)))
    assert table.header_rows == 2
    assert [(c.text, c.row_span, c.column_span) for c in table.cells[:2]] == [("Nämnd", 2, 1), ("Utfall", 1, 3)]
    assert table.rows[2:] == (("Gator", "61", "64", "70"), ("Parker", "18", "19", "20"), ("Hus", "1", "2", "3"))


def test_rows_ruled_off_without_columns_are_cut_at_the_gutters() -> None:
    ys = (100, 120, 140, 160)
    merged = [BBox(55, 120, 465, 140), BBox(55, 140, 465, 160)]
    outline = grid((55, 240, 310, 390, 465), ys, merged)
    (table,) = tables(page(_HEAD, _BODY, grids=[outline], ruled=rules(*ys)))
    assert table.rows[1] == ("Skövde", "63", "64", "65")


def test_pieces_of_a_rule_are_joined() -> None:
    pieces = [BBox(55, 100, 200, 100), BBox(201, 100.4, 465, 100.4), BBox(55, 120, 60, 120)]
    assert [(rule.x0, rule.x1) for rule in merge_rules(pieces)] == [(55, 465)]


def test_the_title_of_the_next_table_parts_two_tables_of_the_same_rules() -> None:
    title = lines(60, 164, "Tabell 2. NMI i några kommuner och samtliga kommuner")
    second = [*figures(184, "Kommun", "NMI 2015", "NMI 2017", "NMI 2019"), *figures(204, "Motala", "47", "48", "49")]
    more = figures(224, "Uddevalla", "51", "52", "53")
    upper, lower = tables(page(_HEAD, _BODY, title, second, more, ruled=rules(100, 120, 140, 160, 200, 220, 240)))
    assert [row[0] for row in upper.rows] == ["Kommun", "Skövde", "Uddevalla"]
    assert [row[0] for row in lower.rows] == ["Kommun", "Motala", "Uddevalla"]
    assert lower.rows[0][1:] == ("NMI 2015", "NMI 2017", "NMI 2019")


def test_a_row_above_the_first_rule_is_no_header() -> None:
    (table,) = tables(page(_HEAD, _BODY, figures(164, "Motala", "53", "55", "54"), ruled=rules(140, 160, 180)))
    assert (table.rows[1], table.header_rows) == (("Skövde", "63", "64", "65"), 1)


def test_names_set_flush_right_over_runs_of_unequal_length_are_told_by_what_repeats_below() -> None:
    ends = (200, 260, 320, 380, 440)
    upper = [*at(60, 104, "(tkr)", bold=True), *up_to(260, 104, "2022", bold=True), *up_to(440, 104, "2023", bold=True)]
    lower = figures(118, "Nämnd", "Budget", "Utfall", "Budget", "Utfall", "Diff", ends=ends, bold=True)
    body = [*figures(138, "Gator", "120", "118", "123", "125", "-2", ends=ends)]
    body += figures(158, "Parker", "18", "19", "20", "21", "-1", ends=ends)
    (table,) = tables(page(upper, lower, body, ruled=rules(100, 134, 154, 174)))
    spans = {c.text: (c.column, c.column_span) for c in table.cells if c.row == 0}
    assert (spans["2022"], spans["2023"]) == ((1, 2), (3, 3))
