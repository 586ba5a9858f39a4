"""Pages as pictures: drawn in a child process, kept, and never of a file that is not the one that was read."""

import asyncio
import os
import signal
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from models.provenance import BBox
from review.pictures import PageFile, PictureFault, Pictures, prune
from tests.review.desk_factory import HEIGHT, WIDTH, line, pdf, place


@pytest.fixture
def file(tmp_path: Path) -> PageFile:
    path = pdf(tmp_path / "a.pdf", [place("Laga bron", 2), place("i Åmål (snart)", 3), place("Annat", 6)])
    return PageFile(sha256(path.read_bytes()).hexdigest(), path, 1)


@pytest.fixture
def pictures(tmp_path: Path) -> Iterator[Pictures]:
    made = Pictures(tmp_path / "pages")
    yield made
    made.close()


def test_a_page_is_drawn_once_and_told_with_its_size(pictures: Pictures, file: PageFile, tmp_path: Path) -> None:
    async def twice() -> None:
        one, other = await asyncio.gather(pictures.view(file), pictures.view(file))
        assert one is other
        assert (one.width, one.height) == (WIDTH, HEIGHT)
        assert one.jpeg.startswith(b"\xff\xd8")

    asyncio.run(twice())
    (kept,) = (tmp_path / "pages").glob("*/*.jpg")
    file.path.unlink()
    again = Pictures(tmp_path / "pages")
    assert asyncio.run(again.view(file)).jpeg == kept.read_bytes()


def test_the_text_of_a_rectangle_is_that_of_the_words_inside(pictures: Pictures, file: PageFile) -> None:
    box = BBox(50, line(2) - 14, 300, line(3) + 6)
    found = asyncio.run(pictures.text(file, box))
    assert found.quote == "Laga bron i Åmål (snart)"
    assert box.holds(found.bbox)
    empty = asyncio.run(pictures.text(file, BBox(50, 700, 300, 720)))
    assert (empty.quote, empty.bbox) == ("", BBox(50, 700, 300, 720))


def test_a_file_that_changed_since_it_was_read_is_not_shown(pictures: Pictures, file: PageFile) -> None:
    file.path.write_bytes(file.path.read_bytes() + b"%")
    with pytest.raises(PictureFault, match="har ändrats"):
        asyncio.run(pictures.view(file))
    file.path.unlink()
    with pytest.raises(PictureFault, match="finns inte kvar"):
        asyncio.run(pictures.view(file))


def test_a_page_that_cannot_be_drawn_costs_nothing_but_itself(
    pictures: Pictures, file: PageFile, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing more")

    async def both() -> None:
        with pytest.raises(PictureFault, match="kan inte visas"):
            await pictures.view(PageFile(sha256(broken.read_bytes()).hexdigest(), broken, 1))
        assert await pictures.view(file)

    asyncio.run(both())


def test_a_child_that_is_killed_is_replaced(pictures: Pictures, file: PageFile, tmp_path: Path) -> None:
    other = pdf(tmp_path / "b.pdf", [place("Annat", 2)])

    async def around_a_kill() -> None:
        await pictures.view(file)
        child = await pictures._in_child(os.getpid)
        os.kill(child, signal.SIGKILL)
        assert await pictures.view(PageFile(sha256(other.read_bytes()).hexdigest(), other, 1))
        assert await pictures._in_child(os.getpid) != child

    asyncio.run(around_a_kill())


def test_the_pictures_not_asked_for_longest_go_first(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}-1x1.jpg").write_bytes(b"x" * 10)
        os.utime(folder / f"{n}-1x1.jpg", (n, n))
    prune(tmp_path, 25)
    assert sorted(path.name for path in folder.iterdir()) == ["2-1x1.jpg", "3-1x1.jpg"]
