"""Addresses that people write into files."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

SECRET = "password_in_address"
"""The type of the error: its input is not to be shown."""


def _without_password(address: str) -> str:
    try:
        password = urlsplit(address).password
    except ValueError as error:
        raise ValueError(f"is no address: {error}") from None
    if password:
        raise PydanticCustomError(
            SECRET, "holds a password, which others may read: keep it in the environment or in the library's own file"
        )
    return address


Address = Annotated[str, AfterValidator(_without_password)]
"""A path or URL without a password in it."""
