"""Settings: environment variables (NAMNDKOLL_…) over `namndkoll.toml` over these defaults."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource


class Settings(BaseSettings):
    """What a run can be told. Read once by the command, then handed down."""

    model_config = SettingsConfigDict(env_prefix="NAMNDKOLL_", toml_file="namndkoll.toml", frozen=True, extra="forbid")

    data: Path = Field(
        default=Path("namndkoll-data"), description="Folder of the warehouse, the cache and Prefect's home"
    )
    workers: int = Field(default=2, ge=1, le=64, description="Documents read at the same time, a process each")
    document_timeout: float = Field(default=120.0, gt=0, description="Seconds a document may take, besides the pages'")
    page_timeout: float = Field(default=2.0, ge=0, description="Seconds added to that for each page")
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
    def extractions(self) -> Path:
        """Folder of cached Extraction JSON, by document and extractor version."""
        return self.data / "extractions"

    @property
    def prefect_home(self) -> Path:
        """Prefect's own files, kept out of the user's home."""
        return self.data / "prefect"
