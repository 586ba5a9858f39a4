"""The published relations as Parquet files, for tools that do not speak DuckDB.

`published/parquet` is a link to the folder of the latest snapshot: `<relation>/year=<YYYY>/….parquet` where a relation
has the date of its document, `<relation>/….parquet` where it has none. The link changes in one step; the folder before
it stays until the next publish, so that who reads it reads it to the end.
"""

import shutil
from pathlib import Path

import duckdb

from warehouse.ask import relations
from warehouse.columns import columns_of
from warehouse.files import make_private_folder

LINK = "parquet"
# What the relations are made of beside the snapshot's records: a change of it changes the files, too.
_BESIDE_RECORDS = """
SELECT md5(concat_ws('|',
    (SELECT checksum FROM store.definition),
    (SELECT md5(string_agg(p::VARCHAR, ';' ORDER BY code, year)) FROM store.population p),
    (SELECT md5(string_agg(g::VARCHAR, ';' ORDER BY code)) FROM store.municipality_group g),
    (SELECT address FROM store.desk)))
"""


def write_parquet(con: duckdb.DuckDBPyConnection, published: Path, snapshot: str) -> None:
    """Writes a snapshot's relations beside the published file, unless they are there. Raises OSError, duckdb.Error."""
    link = published.with_name(LINK)
    ((beside,),) = con.execute(_BESIDE_RECORDS).fetchall()
    folder = published.with_name(f"{LINK}-{snapshot}-{beside[:8]}")
    if link.is_symlink() and link.readlink() == Path(folder.name) and folder.is_dir():
        return
    new = folder.with_name(folder.name + ".new")
    for left in (new, folder):
        shutil.rmtree(left, ignore_errors=True)
    make_private_folder(new)
    _write_all(con, new)
    new.rename(folder)
    before = link.readlink().name if link.is_symlink() else None
    _point(link, folder)
    for old in published.parent.glob(f"{LINK}-*"):
        if old.name not in (folder.name, before):
            shutil.rmtree(old, ignore_errors=True)


def _write_all(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for relation in relations(con):
        if "document_date" in dict(columns_of(con, relation)):
            rows = f"SELECT *, year(document_date) AS year FROM {relation}"
            con.execute(f"COPY ({rows}) TO '{_sql(folder / relation)}' (FORMAT parquet, PARTITION_BY (year))")
        else:
            make_private_folder(folder / relation)
            con.execute(f"COPY {relation} TO '{_sql(folder / relation / relation)}.parquet' (FORMAT parquet)")
    for made in folder.rglob("*"):
        made.chmod(0o700 if made.is_dir() else 0o600)


def _point(link: Path, folder: Path) -> None:
    new = link.with_name(link.name + ".link")
    new.unlink(missing_ok=True)
    new.symlink_to(folder.name)
    new.replace(link)


def _sql(path: Path) -> str:
    return str(path).replace("'", "''")
