"""`namndkoll review-account`: who may use the reviewers' desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Data, load_settings

if TYPE_CHECKING:
    from review.store import Store

app = typer.Typer(help="Say who may use the reviewers' desk, and as what.", no_args_is_help=True)


class RoleChoice(StrEnum):
    """As review.accounts.Role, without its weight."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


Name = Annotated[str, typer.Argument(help="The person's name, as corrections will show it.", metavar="NAME")]
WantedRole = Annotated[
    RoleChoice, typer.Option("--role", help="reader looks, reviewer corrects, admin also assigns and publishes.")
]


@app.command()
def add(
    name: Name,
    role: WantedRole = RoleChoice.REVIEWER,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="Only a trusted proxy can sign this account in.")
    ] = False,
    data: Data = None,
) -> None:
    """Add an account. The password is asked for, or read from standard input."""
    from review import accounts

    password = None if no_password else _password()
    with _store(data) as store:
        accounts.add(store, name, accounts.Role(role.value), password)
    typer.echo(f"{name} is now a {role.value}.")


@app.command()
def password(name: Name, data: Data = None) -> None:
    """Give an account a new password and end its sessions."""
    from review import accounts

    with _store(data) as store:
        accounts.set_password(store, name, _password())
    typer.echo(f"{name} has a new password.")


@app.command()
def role(name: Name, role: Annotated[RoleChoice, typer.Argument(metavar="ROLE")], data: Data = None) -> None:
    """Give an account another role, at once."""
    from review import accounts

    with _store(data) as store:
        accounts.set_role(store, name, accounts.Role(role.value))
    typer.echo(f"{name} is now a {role.value}.")


@app.command()
def remove(name: Name, data: Data = None) -> None:
    """Remove an account and end its sessions. Its corrections stay."""
    from review import accounts

    with _store(data) as store:
        accounts.remove(store, name)
    typer.echo(f"{name} is removed.")


@app.command("list")
def list_accounts(data: Data = None) -> None:
    """Show all accounts."""
    from review.accounts import accounts

    with _store(data) as store:
        found = accounts(store)
    for account in found:
        typer.echo(f"{account.name}  {account.role.value}" + ("" if account.has_password else "  (by proxy only)"))
    if not found:
        typer.echo("There are no accounts: the desk opens on this machine only, for one reviewer without sign-in.")


@contextmanager
def _store(data: Data) -> "Iterator[Store]":
    from review.store import desk_file, desk_store

    with desk_store(desk_file(load_settings(data=data))) as store:
        yield store


def _password() -> str:
    import sys

    if sys.stdin.isatty():
        asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    return sys.stdin.readline().rstrip("\n")
