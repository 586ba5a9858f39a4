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
from review.forwarded import came_by_https, came_from, is_forwarded, is_listed, peer
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
    """Browsers reach the desk by https only, by way of a proxy, whether that says so or not."""
    proxy_header: str | None = None
    """Header in which a trusted proxy names the account, in lower case."""
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """Addresses of proxies: what they say of a request is believed."""

    def is_https(self, scope: Mapping[str, Any]) -> bool:
        """Whether the browser speaks https: cookies are then sent over https only."""
        return self.https or came_by_https(scope, self.proxies)


def policy(
    store: Store, host: str, *, https: bool = False, header: str | None = None, proxies: tuple[str, ...] = ()
) -> Policy:
    """The policy of a desk that listens at `host`.

    Raises SettingsError where others could reach it and nobody need sign in, or a proxy is told by halves.
    """
    if header and not proxies:
        raise SettingsError(
            "a header that signs people in needs the address of the proxy that sets it",
            "Give --trusted-proxy ADDRESS, too.",
        )
    try:
        networks = tuple(ip_network(p) for p in proxies)
    except ValueError as error:
        raise SettingsError(
            f"--trusted-proxy: {error}", "Give an address, or a network such as 10.0.0.0/24."
        ) from error
    anybody = bool(accounts(store))
    if not anybody and (proxies or not is_loopback(host)):
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

    def __init__(self, store: Store, policy: Policy, scope: Mapping[str, Any]) -> None:
        found = headers(scope)
        is_believed = policy.proxy_header is not None and is_listed(peer(scope), policy.proxies)
        self._store, self._policy = store, policy
        self._proxied = (found.get(policy.proxy_header or "") or None) if is_believed else None
        self.is_https = policy.is_https(scope)
        self._token = _cookie(found.get("cookie", ""), self.cookie)
        self._address = came_from(scope, policy.proxies)

    @property
    def is_local(self) -> bool:
        """Whether nobody signs in here."""
        return self._policy.local

    @property
    def cookie(self) -> str:
        """The session cookie's name; with https, one that no other host of the domain can set (RFC 6265bis, 4.1.3)."""
        return "__Host-namndkoll" if self.is_https else "namndkoll"

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


def is_ours(scope: Mapping[str, Any], policy: Policy) -> bool:
    """Whether a request is meant for this server.

    Where nobody signs in, a foreign name in the Host header is an attack (rebinding), and what a proxy hands on may
    come from anywhere.
    """
    host = headers(scope).get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return bool(host) and (not policy.local or (name in LOOPBACK_NAMES and not is_forwarded(scope)))


def is_same_origin(scope: Mapping[str, Any], policy: Policy) -> bool:
    """Whether the Origin header is there and is that of our own pages."""
    found = headers(scope)
    scheme = "https" if policy.is_https(scope) else "http"
    return found.get("origin", "") == f"{scheme}://{found.get('host', '')}"


def headers(scope: Mapping[str, Any]) -> dict[str, str]:
    """A connection's headers by their names in lower case. One sent twice is none: it may be somebody's trick."""
    found: dict[str, str] = {}
    for name, value in scope.get("headers", ()):
        key = name.decode("latin-1").lower()
        found[key] = "" if key in found and key != "cookie" else value.decode("latin-1")
    return found


def _cookie(header: str, name: str) -> str | None:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return morsel.value if morsel else None
