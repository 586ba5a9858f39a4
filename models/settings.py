"""Settings: environment variables (NAMNDKOLL_…) over `namndkoll.toml` over these defaults."""

from enum import StrEnum
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from models.addresses import Address
from models.official import KeyFigure


class Ocr(StrEnum):
    """Which pages are read from what they show (OCR, with tesseract)."""

    AUTO = "auto"  # those without honest text, and tables that are pictures, if tesseract is installed
    NEVER = "never"
    ALWAYS = "always"  # every page, honest or not


class EngineName(StrEnum):
    """Where documents are read."""

    LOCAL = "local"  # in processes of this machine
    DASK = "dask"  # by the workers of a Dask scheduler, on as many machines as it has


class Settings(BaseSettings):
    """What a run can be told. Read once by the command, then handed down."""

    model_config = SettingsConfigDict(env_prefix="NAMNDKOLL_", toml_file="namndkoll.toml", frozen=True, extra="forbid")

    data: Path = Field(
        default=Path("namndkoll-data"), description="Folder of the warehouse, the cache and Prefect's home"
    )
    workers: int = Field(default=2, ge=1, le=64, description="Documents read at the same time, a process each")
    engine: EngineName = Field(
        default=EngineName.LOCAL, description="Where documents are read: local (this machine), or dask (its workers)"
    )
    address: str | None = Field(default=None, description="Address of Dask's scheduler, such as tcp://10.0.0.5:8786")
    document_timeout: float = Field(
        default=120.0,
        gt=0,
        description="Seconds that opening a document may take, or making records of it (there, a second a page more)",
    )
    page_timeout: float = Field(default=60.0, gt=0, description="Seconds that reading one page may take")
    worker_memory: int = Field(
        default=2_000, ge=300, description="Megabytes that a worker may take; one more for each page it lays out"
    )
    most_pages: int = Field(default=5_000, ge=1, description="Pages read of one document")
    ocr: Ocr = Field(
        default=Ocr.AUTO,
        description="Pages read by OCR: auto (those without honest text), never, or always (every page)",
    )
    snapshots_kept: int = Field(default=7, ge=0, description="Dated snapshots of the published file that are kept")
    parquet: bool = Field(default=True, description="Publish the relations as Parquet files, too")
    sources: Path = Field(default=Path("sources.toml"), description="File that lists what the nightly run pulls")
    contact: str | None = Field(
        default=None, description="Address or e-mail that servers are told, so that they can reach you"
    )
    store: Address | None = Field(
        default=None, description="Where original PDFs are kept: a folder or an fsspec URL; None: in the data folder"
    )
    webhook: str | None = Field(default=None, description="Address that the night's summary is posted to, as JSON")
    keep_extractions: int = Field(
        default=1, ge=0, description="Earlier extractor versions whose extractions `gc` leaves in the cache"
    )
    keep_gone_days: int | None = Field(
        default=None, ge=0, description="Days that PDFs are kept after their source took them away; None: for ever"
    )
    keep_superseded_days: int | None = Field(
        default=None, ge=0, description="Days that PDFs are kept after a newer version took their place; None: for ever"
    )
    fetchers: int = Field(default=8, ge=1, le=64, description="Sources asked at the same time, each host by one pace")
    backfill_minutes: float = Field(
        default=10, gt=0, description="Minutes that `backfill` fetches before it loads and publishes what came"
    )
    kolada: dict[str, KeyFigure] = Field(
        default_factory=dict, description="Key figures that 'kolada load' loads, by their id at kolada.se"
    )
    kolada_address: str = Field(default="https://api.kolada.se/v3", description="Where Kolada's API is")
    names_shown_because: str | None = Field(
        default=None,
        min_length=10,
        description="Why private persons' names are published, kept with each snapshot; None: they are masked",
    )
    desk: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Address of reviewers' desk, which links to records then open; None: they open the file",
    )
    model: str | None = Field(default=None, description="A trained spaCy pipeline by name or path; None: blank:sv")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Command line first, then environment, then file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def published(self) -> Path:
        """The DuckDB file that readers open."""
        return self.data / "published" / "namndkoll.duckdb"

    @property
    def working(self) -> Path:
        """The DuckDB file that only the loader opens."""
        return self.data / "working" / "namndkoll.duckdb"

    @property
    def snapshots(self) -> Path:
        """Folder of the dated snapshots."""
        return self.data / "snapshots"

    @property
    def corrections(self) -> Path:
        """The SQLite file that reviewers' corrections are appended to."""
        return self.data / "corrections" / "corrections.sqlite3"

    @property
    def forgotten(self) -> Path:
        """The record of what was forgotten on demand, and of the documents that are refused since."""
        return self.data / "forgotten.jsonl"

    @property
    def extractions(self) -> Path:
        """Folder of cached Extraction JSON, by document and extractor version."""
        return self.data / "extractions"

    @property
    def spool(self) -> Path:
        """Folder of what is read of the documents under way."""
        return self.data / "spool"

    @property
    def ocr_results(self) -> Path:
        """Folder of what OCR saw, by document, page and tesseract."""
        return self.data / "ocr"

    @property
    def originals(self) -> str:
        """Folder or fsspec URL of the original PDFs, named by their SHA-256."""
        return self.store or str(self.data / "documents")

    @property
    def fetching(self) -> Path:
        """Folder of the fetcher: what the sources said (SQLite), downloads under way, its lock."""
        return self.data / "fetching"

    @property
    def prefect_home(self) -> Path:
        """Prefect's own files, kept out of the user's home."""
        return self.data / "prefect"
