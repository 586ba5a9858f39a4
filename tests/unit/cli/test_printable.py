"""Text of strangers on the terminal."""

import pytest

from cli.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mröd\x07", "\\x1b[31mröd\\x07"),
        ("\x9b2J", "\\x9b2J"),
        ("skola\u202efdp.exe", "skola\\u202efdp.exe"),
        ("a\rb", "a\\rb"),
        ("\udcff.pdf", "\\udcff.pdf"),
        ("två\nrader\toch −1 %", "två\nrader\toch −1 %"),
    ],
)
def test_nothing_that_a_terminal_obeys_is_printed(text: str, shown: str) -> None:
    assert printable(text) == shown
