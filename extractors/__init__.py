"""PDF → pages, tables → records. Knows nothing of DuckDB or Prefect."""
