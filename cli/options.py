"""Options that several commands share, and the settings they add up to."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import SettingsError

if TYPE_CHECKING:
    from pydantic import ValidationError

    from models.settings import Settings

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Folder of the warehouse and the cache; namndkoll-data if not told.", metavar="FOLDER"),
]
Paths = Annotated[list[Path], typer.Argument(help="PDFs, or folders of PDFs.", metavar="PATH…", show_default=False)]
Workers = Annotated[
    int | None,
    typer.Option("--workers", help="Processes that read at the same time; 2 if not told.", metavar="NUMBER"),
]
OutputFolder = Annotated[
    Path | None, typer.Option("-o", "--output", help="Folder for the files, NAME.json each.", metavar="FOLDER")
]


class OcrChoice(StrEnum):
    """Whether pages without honest text are read from what they show; as models.settings.Ocr, without its weight."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


Ocr = Annotated[
    OcrChoice | None,
    typer.Option("--ocr", help="Read pages without honest text with tesseract; auto: where it is installed."),
]


Model = Annotated[
    str | None,
    typer.Option(
        "--model", help="A trained Swedish spaCy pipeline, such as sv_core_news_lg: docs/model.md.", metavar="NAME|PATH"
    ),
]


class EngineChoice(StrEnum):
    """Where documents are read; as models.settings.EngineName, without its weight."""

    LOCAL = "local"
    DASK = "dask"


Engine = Annotated[
    EngineChoice | None,
    typer.Option("--engine", help="Where documents are read: on this machine, or by Dask's workers: docs/scale.md."),
]
Address = Annotated[
    str | None,
    typer.Option("--address", help="Dask's scheduler, for --engine dask.", metavar="tcp://HOST:PORT"),
]


class ResultFormat(StrEnum):
    """How the answer to a query is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


Format = Annotated[
    ResultFormat | None,
    typer.Option("--format", help="How to write the answer; if not told, as FILE's name says, else a table."),
]
OutputFile = Annotated[
    Path | None, typer.Option("-o", "--output", help="File to write instead of the terminal.", metavar="FILE")
]


def load_settings(**told: Any) -> "Settings":
    """Settings from the options that were given, the environment and namndkoll.toml, in that order.

    Raises SettingsError that names the setting that is wrong.
    """
    import tomllib

    from pydantic import ValidationError

    from models.settings import Settings

    try:
        return Settings(**{key: value for key, value in told.items() if value is not None})
    except ValidationError as error:
        raise _wrong(error, list(Settings.model_fields)) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"namndkoll.toml is not valid TOML: {error}", "Correct the file.") from error


def _wrong(error: "ValidationError", known: list[str]) -> SettingsError:
    from models import addresses

    first = error.errors()[0]
    key = ".".join(map(str, first["loc"])) or "?"
    if first["type"] == "extra_forbidden":
        remedy = f"Remove it. The settings are: {', '.join(known)}."
        return SettingsError(f"unknown setting {key!r} in namndkoll.toml", remedy)
    got = "" if first["type"] == addresses.SECRET else f" (got {first['input']!r})"
    return SettingsError(
        f"setting {key!r} is wrong: {first['msg']}{got}",
        f"Correct --{key}, NAMNDKOLL_{key.upper()} or {key} in namndkoll.toml, whichever you set.",
    )
