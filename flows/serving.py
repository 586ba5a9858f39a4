"""A process that runs the nightly flow on its schedule, for a team without a work pool."""

from flows.prefect_env import prepare
from models.errors import SettingsError
from models.settings import Settings

TIMEZONE = "Europe/Stockholm"


def serve(settings: Settings, cron: str) -> None:
    """Serve the deployment `nightly/served` until stopped; its runs read the settings anew, where it was started.

    That of the work pool has another name: Prefect keeps the pool of a deployment that is served under the same one.
    Raises SettingsError where there is no Prefect server: a temporary one would forget schedule and runs.
    """
    if prepare(settings.prefect_home):
        raise SettingsError(
            "there is no Prefect server to keep the schedule",
            "Start one with 'prefect server start' and set PREFECT_API_URL: docs/operations.md.",
        )
    from prefect.schedules import Cron  # noqa: PLC0415 - Prefect reads its environment when it is imported

    from flows.nightly import nightly  # noqa: PLC0415

    nightly.serve(name="served", schedules=[Cron(cron, timezone=TIMEZONE)])
