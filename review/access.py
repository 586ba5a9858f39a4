"""Who is at the door: every request and every message over the socket is let in here, or is not.

Actions that change something ask `Visit.must` again besides: a page may stay open long after a role was taken away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any, NamedTuple

from models.errors import SettingsError
from review.accounts import Role, account, accounts
from review.sessions import signed_in
from review.store import Store

LOCAL_NAME = "lokal"
"""The reviewer's name where nobody signs in."""
LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Denied(Exception):
    """The visitor may not do this (any more). The text is for them."""


class Who(NamedTuple):
    """A person at the desk."""

    name: str
    role: Role
    address: str


@dataclass(frozen=True)
class Policy:
    """How people are told apart."""

    local: bool = False
    """One reviewer without sign-in, on this machine only."""
    https: bool = False
    """Browsers reach the desk by https, by way of a proxy: cookies are sent over https only."""
    proxy_header: str | None = None
    """Header in which a trusted proxy names the account, in lower case."""
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """Addresses whose proxy header is believed."""

    @property
    def cookie(self) -> str:
        """The session cookie's name; with https, one that no other host of the domain can set (RFC 6265bis, 4.1.3)."""
        return "__Host-namndkoll" if self.https else "namndkoll"


def policy(
    store: Store, host: str, *, https: bool = False, header: str | None = None, proxies: tuple[str, ...] = ()
) -> Policy:
    """The policy of a desk that listens at `host`.

    Raises SettingsError where others could reach it and nobody need sign in, or a proxy is told by halves.
    """
    if bool(header) != bool(proxies):
        raise SettingsError(
            "a proxy that signs people in needs both its header and its address",
            "Give --proxy-header NAME and --trusted-proxy ADDRESS, or neither.",
        )
    try:
        networks = tuple(ip_network(p) for p in proxies)
    except ValueError as error:
        raise SettingsError(
            f"--trusted-proxy: {error}", "Give an address, or a network such as 10.0.0.0/24."
        ) from error
    anybody = bool(accounts(store))
    if not anybody and (header or not is_loopback(host)):
        raise SettingsError(
            f"the desk would be open to everybody who reaches {host}: no account is there to sign in with",
            "Add one first: namndkoll review-account add NAME --role admin",
        )
    return Policy(not anybody, https, header.lower() if header else None, networks)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server that listens at `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Visit:
    """What a request showed of who makes it: asked again whenever it matters."""

    def __init__(self, store: Store, policy: Policy, token: str | None, proxied: str | None, address: str) -> None:
        self._store, self._policy = store, policy
        self._token, self._proxied, self._address = token, proxied, address

    @property
    def is_local(self) -> bool:
        """Whether nobody signs in here."""
        return self._policy.local

    @property
    def token(self) -> str | None:
        """The session's token; None where a proxy or nobody signs people in."""
        return self._token

    @property
    def address(self) -> str:
        """Where the request came from."""
        return self._address

    def who(self, *, stamp: bool = True) -> Who | None:
        """The person, as of now; None where the session is over or the account gone."""
        if self._policy.local:
            return Who(LOCAL_NAME, Role.ADMIN, self._address)
        name = self._proxied
        if name is None and self._token:
            name = signed_in(self._store, self._token, stamp=stamp)
        known = account(self._store, name) if name else None
        return Who(known.name, known.role, self._address) if known else None

    def must(self, needed: Role) -> Who:
        """The person, who has at least the rights of `needed`. Raises Denied."""
        person = self.who()
        if person is None:
            raise Denied("Du är inte längre inloggad. Logga in igen; ditt utkast är sparat.")
        if not person.role.may(needed):
            raise Denied("Ditt konto har inte rätt att göra detta.")
        return person


def visit(store: Store, policy: Policy, scope: Mapping[str, Any]) -> Visit:
    """What a connection shows of who makes it."""
    address = (scope.get("client") or ("",))[0]
    found = headers(scope)
    proxied = None
    if policy.proxy_header and _is_trusted(address, policy):
        proxied = found.get(policy.proxy_header) or None
    return Visit(store, policy, _cookie(found.get("cookie", ""), policy.cookie), proxied, address)


def is_ours(scope: Mapping[str, Any], policy: Policy) -> bool:
    """Whether the Host header names this server: on a machine of its own, a foreign name is an attack (rebinding)."""
    host = headers(scope).get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return bool(host) and (not policy.local or name in LOOPBACK_NAMES)


def is_same_origin(scope: Mapping[str, Any], policy: Policy) -> bool:
    """Whether the Origin header is there and is that of our own pages."""
    found = headers(scope)
    scheme = "https" if policy.https else "http"
    return found.get("origin", "") == f"{scheme}://{found.get('host', '')}"


def headers(scope: Mapping[str, Any]) -> dict[str, str]:
    """A connection's headers by their names in lower case. One sent twice is none: it may be somebody's trick."""
    found: dict[str, str] = {}
    for name, value in scope.get("headers", ()):
        key = name.decode("latin-1").lower()
        found[key] = "" if key in found and key != "cookie" else value.decode("latin-1")
    return found


def _is_trusted(address: str, policy: Policy) -> bool:
    try:
        return any(ip_address(address) in network for network in policy.proxies)
    except ValueError:
        return False


def _cookie(header: str, name: str) -> str | None:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return morsel.value if morsel else None
