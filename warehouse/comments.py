"""COMMENT ON statements for every relation and column, from comments.toml and the models' own descriptions."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import duckdb
from pydantic import BaseModel

from models.document import SourceDocument
from models.extraction import Extraction
from models.flags import Flag
from models.records import RECORD_TYPES, BudgetLine, Decision, DocumentInfo, Indicator, Measure, Member, Participant

TEXTS = Path(__file__).parent / "comments.toml"
MODELS: dict[str, tuple[type[BaseModel], ...]] = {
    "document": (DocumentInfo, SourceDocument),
    "extraction": (Extraction,),
    "participant": (Participant,),
    **{one.relation: (one.model,) for one in RECORD_TYPES},
    "working_group_member": (Member,),
    "flag": (Flag,),
    # Comparisons show fields of records under the same names.
    "budget_amount": (BudgetLine,),
    "budget_total": (BudgetLine,),
    "indicator_value": (Indicator,),
    "indicator_against_country": (Indicator,),
    "indicator_change": (Indicator,),
    "indicator_by_theme": (Indicator,),
    "indicator_check": (Indicator,),
    "similar_measure": (Measure,),
    "body_decision": (Decision,),
}
EXTRACTED = "_extracted"
COLUMNS = """
SELECT schema_name, table_name, column_name, table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal)
       AND schema_name = 'main'
FROM duckdb_columns() WHERE NOT internal AND schema_name IN ('main', 'store')
ORDER BY schema_name, table_name, column_index
"""


def comment(con: duckdb.DuckDBPyConnection) -> None:
    """Writes what is known about each relation and column into the file, where `DESCRIBE` and other tools find it."""
    texts: dict[str, dict[str, str]] = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    con.execute(";".join(_statements(con.execute(COLUMNS).fetchall(), texts)))


def _statements(columns: list[tuple[str, str, str, bool]], texts: dict[str, dict[str, str]]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for schema, relation, column, is_view in columns:
        if (schema, relation) not in seen:
            seen.add((schema, relation))
            kind = "VIEW" if is_view else "TABLE"
            yield f"COMMENT ON {kind} {schema}.{relation} IS {_quoted(_of_relation(relation, texts))}"
        meaning = _meaning(relation.removesuffix(EXTRACTED), column, texts)
        yield f'COMMENT ON COLUMN {schema}.{relation}."{column}" IS {_quoted(meaning)}'


def _of_relation(relation: str, texts: dict[str, dict[str, str]]) -> str | None:
    text = texts["relation"].get(relation.removesuffix(EXTRACTED))
    return f"{text}, as extracted: before any correction" if text and relation.endswith(EXTRACTED) else text


def _meaning(relation: str, column: str, texts: dict[str, dict[str, str]]) -> str | None:
    """The relation's own text first, then the model's, then what is common to all relations."""
    own = texts.get(relation, {}).get(column)
    described = (
        model.model_fields[column].description
        for model in MODELS.get(relation, ())
        if column in model.model_fields and column not in texts["common"]
    )
    return own or next((text for text in described if text), None) or texts["common"].get(column)


def _quoted(text: str | None) -> str:
    return "NULL" if text is None else "'" + text.replace("'", "''") + "'"
