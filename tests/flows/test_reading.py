"""How long a document may take."""

from pathlib import Path

import pytest

from flows.reading import page_estimate


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (b"", 1),
        (b"/Type /Page\n/Type/Page/Parent 3 0 R /Type /Pages", 2),
        (b"\0" * 250_000, 25),
        (b"/Type /Page " * 5000, 1000),
    ],
)
def test_pages_are_estimated_from_the_bytes(tmp_path: Path, content: bytes, pages: int) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(content)
    assert page_estimate(file) == pages


def test_a_file_that_is_gone_is_left_to_the_worker(tmp_path: Path) -> None:
    assert page_estimate(tmp_path / "gone.pdf") == 1
