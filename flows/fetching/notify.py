"""The morning's message to a webhook: Slack, Teams, Mattermost, or whatever takes JSON."""

from typing import Any

import httpx

from models.errors import FetchError

_SECONDS = 20.0


def notify(webhook: str, message: dict[str, Any]) -> None:
    """Post a message. Raises FetchError where nobody takes it."""
    try:
        httpx.post(webhook, json=message, timeout=_SECONDS).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(
            f"the summary could not be sent to the webhook ({error})", "Check NAMNDKOLL_WEBHOOK and the network."
        ) from error
