"""How Prefect is set up when nobody has: private, quiet, its files in our data folder. Call before it is imported."""

import os
from pathlib import Path

_ALWAYS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # our own summary says what went wrong, once
}
_WITHOUT_SERVER = {
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # its own 20 is too short for a first start
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",  # else tracebacks at shutdown
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}


def prepare(home: Path) -> bool:
    """Set the environment variables that are not set yet. Whether a server of our own will be started.

    A Prefect server named by PREFECT_API_URL is used as it is.
    """
    own_server = not os.environ.get("PREFECT_API_URL")
    for name, value in (_ALWAYS | _WITHOUT_SERVER if own_server else _ALWAYS).items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_HOME", str(home.resolve()))
    return own_server
