"""What is said of files that are no PDF."""

from flows.passed_over import passed_over


def test_they_are_told_with_their_number_kinds_and_first_names() -> None:
    assert passed_over([]) == ""
    assert passed_over(["a.docx"]) == "1 file passed over, being no PDF (1 .docx): a.docx"
    names = ["x/a.docx", "b.DOCX", "c.txt", "README", ".git/"]
    assert passed_over(names) == (
        "5 files passed over, being no PDF (2 .docx, 2 without a suffix, 1 .txt): x/a.docx, b.DOCX, c.txt and 2 more"
    )


def test_many_kinds_are_summed_up() -> None:
    told = passed_over([f"a.{number}" for number in range(7)])
    assert "(1 .0, 1 .1, 1 .2, 1 .3, 1 .4, 2 others)" in told
