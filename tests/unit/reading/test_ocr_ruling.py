"""Rules in pictures: found, made grids of, taken out."""

import cv2
import numpy as np

from extractors.reading.ocr.ruling import grids, ruling
from extractors.reading.ocr.straighten import skew, straightened
from models.provenance import BBox
from tests.unit.reading.seen_pages import paper, picture, with_table


def _in_points(boxes: tuple[BBox, ...], scale: float) -> list[BBox]:
    return [BBox(*(value * scale for value in box)) for box in boxes]


def test_a_drawn_table_becomes_the_grid_of_its_cells() -> None:
    table = picture(with_table(paper()))
    found = ruling(table)
    (grid,) = grids(_in_points(found.horizontal, table.points), _in_points(found.vertical, table.points))
    assert len(grid.cells) == 5 * 3
    assert abs(grid.bbox.x0 - 100 * table.points) < 2
    assert abs(grid.bbox.bottom - 400 * table.points) < 2


def test_a_rule_that_the_scanner_broke_is_one_rule() -> None:
    grey = paper()
    cv2.line(grey, (100, 200), (800, 200), 0, 2)
    grey[195:206, 300:304] = 255
    grey[195:206, 500:503] = 255
    assert len(ruling(picture(grey)).horizontal) == 1


def test_lines_of_text_are_no_rules() -> None:
    grey = paper()
    for i in range(10):
        cv2.putText(grey, "Hela kommunen lever och bor", (60, 80 + 40 * i), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    found = ruling(picture(grey))
    assert (found.horizontal, found.vertical) == ((), ())


def test_rules_are_taken_out_and_text_stays() -> None:
    bare = np.count_nonzero(with_table(paper(), text="") < 128)
    full = with_table(paper())
    left = np.count_nonzero(ruling(picture(full)).without.grey < 128)
    assert abs(left - (np.count_nonzero(full < 128) - bare)) < 0.05 * left


def test_a_tilted_page_is_turned_level() -> None:
    grey = with_table(paper(1000, 800))
    matrix = cv2.getRotationMatrix2D((500, 400), 1.5, 1.0)
    tilted = cv2.warpAffine(grey, matrix, (1000, 800), borderValue=(255,)).astype(np.uint8)
    assert abs(skew(tilted) + 1.5) < 0.2
    assert abs(skew(straightened(picture(tilted)).grey)) < 0.2


def test_a_level_page_is_left_as_it_is() -> None:
    grey = with_table(paper())
    assert np.array_equal(straightened(picture(grey)).grey, grey)
