"""Fixtures of the warehouse's tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.extraction import Extraction
from tests.warehouse.warehouse_factory import settings_in
from warehouse.ask import run_sql
from warehouse.queries import cookbook
from warehouse.session import loading

Answers = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Publishes extractions and gives the answer of a recipe, its columns picked by name."""

    def ask(recipe: str, columns: str, *extractions: Extraction, **told: str) -> list[tuple[Any, ...]]:
        with loading(settings_in(tmp_path)) as warehouse:
            warehouse.load_many(extractions)
            warehouse.publish()
        values = cookbook()[recipe].values(told)
        table = run_sql(settings_in(tmp_path).published, cookbook()[recipe].sql, values).select(columns.split())
        return [tuple(row.values()) for row in table.to_pylist()]

    return ask
