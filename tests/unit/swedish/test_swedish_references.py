"""Registry numbers in the forms that municipalities write them."""

import pytest

from extractors.swedish.references import find_references


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dnr KS 2018/14", "KS 2018/14"),
        ("Dnr 31/16", "31/16"),
        ("Diarienummer: 0371/11", "0371/11"),
        ("Dnr: BUN 2025-000123 041", "BUN 2025-000123 041"),
        ("KS 2021-318 040", "KS 2021-318 040"),
        ("Dnr KS/2020:248-003", "KS/2020:248-003"),
        ("Dnr 2011/KS 0206 001", "2011/KS 0206 001"),
        ("DNR: KU.2017.3", "KU.2017.3"),
        ("Uppföljning (VoO.2023.0045)", "VoO.2023.0045"),
        ("Dnr: 2019.205.829", "2019.205.829"),
        ("Dnr KS 19-331", "KS 19-331"),
        ("Dnr 2023.101", "2023.101"),
        ("Diarienummer N605-0321/22", "N605-0321/22"),
        ("KFN-2013-179 Dpl 01", "KFN-2013-179 Dpl 01"),
        ("UN-2021/112", "UN-2021/112"),
        ("Ärendenr. MSN/2023:15", "MSN/2023:15"),
        ("2021/00123", "2021/00123"),
    ],
)
def test_a_registry_number_is_found_as_printed(text: str, number: str) -> None:
    assert [found.printed for found in find_references(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "läsåret 2020/2021",
        "den 2021-11-05",
        "Dnr 2021-11-05",
        "SFS 2017:725",
        "kommunallagen (2017:725)",
        "SOU 2017:114",
        "åren 2019–2022",
        "12 345/67",
    ],
)
def test_years_dates_and_laws_are_none(text: str) -> None:
    assert find_references(text) == []


def test_an_amount_behind_a_number_is_not_its_class() -> None:
    assert [found.printed for found in find_references("KS 2021-318 040 000 kr")] == ["KS 2021-318"]
