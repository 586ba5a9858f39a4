"""Original PDFs are kept once, whole, and by any filesystem that fsspec knows."""

from hashlib import sha256
from pathlib import Path

import fsspec
import pytest

from flows.store import Store
from models.errors import SettingsError
from models.settings import Settings

BYTES = b"%PDF-1.7 original"
ID = sha256(BYTES).hexdigest()


def put(store: Store, folder: Path) -> None:
    file = folder / "fetched.part"
    file.write_bytes(BYTES)
    store.put(file, ID)
    assert not file.exists()


@pytest.mark.parametrize("url", [None, "memory://{}"])
def test_a_document_is_kept_once_and_read_from_a_file(tmp_path: Path, url: str | None) -> None:
    told = url.format(tmp_path.name) if url else None
    settings = Settings(data=tmp_path / "data", store=told)
    store = Store(settings)
    assert ID not in store
    put(store, tmp_path)
    put(store, tmp_path)
    assert ID in store
    assert list(store.ids()) == [ID]
    assert store.sizes([ID, "f" * 64]) == {ID: len(BYTES)}
    assert store.path(ID).read_bytes() == BYTES
    assert store.path(ID) == store.path(ID)
    store.release()
    assert store.path(ID).read_bytes() == BYTES
    store.remove(ID)
    assert ID not in store
    assert not list(settings.fetching.rglob("*.pdf"))


def test_the_default_store_is_for_the_owner_alone(tmp_path: Path) -> None:
    store = Store(Settings(data=tmp_path / "data"))
    put(store, tmp_path)
    place = store.path(ID)
    assert place == tmp_path / "data" / "documents" / ID[:2] / f"{ID}.pdf"
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


def test_half_a_document_is_no_document(tmp_path: Path) -> None:
    url = f"memory://{tmp_path.name}"
    files = fsspec.filesystem("memory")
    files.pipe_file(f"/{tmp_path.name}/{ID[:2]}/{ID}.pdf.part", BYTES[:4])
    store = Store(Settings(data=tmp_path, store=url))
    assert ID not in store
    assert not list(store.ids())


def test_a_store_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be opened"):
        Store(Settings(data=tmp_path, store="nowhere://x"))
