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
    """Publishes extractions, where there are any, and gives the answer of a recipe, its columns picked by name."""
    settings = settings_in(tmp_path, parquet=False, snapshots_kept=0)

    def ask(recipe: str, columns: str, *extractions: Extraction, **told: str) -> list[tuple[Any, ...]]:
        if extractions or not settings.published.exists():
            with loading(settings) as warehouse:
                warehouse.load_many(extractions)
                warehouse.publish()
        values = cookbook()[recipe].values(told)
        table = run_sql(settings.published, cookbook()[recipe].sql, values).select(columns.split())
        return [tuple(row.values()) for row in table.to_pylist()]

    return ask
