"""Where a request came from when proxies stand between: what they say of it is believed of the listed ones only.

The headers are those that proxies agree on (X-Forwarded-For, X-Forwarded-Proto). Anybody can send them, so a chain of
addresses is followed from this end, and no further than to the first that is not a listed proxy's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

Networks = Sequence[IPv4Network | IPv6Network]
_WITH_PORT = re.compile(r"(\d+(?:\.\d+){3}):\d+|\[([0-9A-Fa-f:.]+)\](?::\d+)?")


def came_from(scope: Mapping[str, Any], proxies: Networks) -> str:
    """The address that a request came from; of a listed proxy's, the one that the proxy tells.

    A proxy that tells none, or what is no address, is itself where the request came from.
    """
    here = peer(scope)
    for said in reversed(list(_values(scope, b"x-forwarded-for"))):
        told = _address(said)
        if not is_listed(here, proxies) or told is None:
            break
        here = str(told)
    return here


def came_by_https(scope: Mapping[str, Any], proxies: Networks) -> bool:
    """Whether a listed proxy says that the browser spoke https with it."""
    said = list(_values(scope, b"x-forwarded-proto"))
    return is_listed(peer(scope), proxies) and said[-1:] == ["https"]


def is_forwarded(scope: Mapping[str, Any]) -> bool:
    """Whether a proxy, listed or not, handed a request on."""
    return any(name.lower() in (b"x-forwarded-for", b"forwarded", b"via") for name, _ in scope.get("headers", ()))


def peer(scope: Mapping[str, Any]) -> str:
    """The address at the other end of the connection."""
    return str((scope.get("client") or ("",))[0])


def is_listed(address: str, proxies: Networks) -> bool:
    """Whether an address is a listed proxy's."""
    found = _address(address)
    return found is not None and any(found in network for network in proxies)


def _values(scope: Mapping[str, Any], name: bytes) -> Iterator[str]:
    """A header's values in order; it may be sent in several lines (RFC 9110, 5.3)."""
    lines = (value.decode("latin-1") for key, value in scope.get("headers", ()) if key.lower() == name)
    return (value.strip() for line in lines for value in line.split(","))


def _address(said: str) -> IPv4Address | IPv6Address | None:
    if found := _WITH_PORT.fullmatch(said):
        said = found[1] or found[2]
    try:
        made = ip_address(said)
    except ValueError:
        return None
    return getattr(made, "ipv4_mapped", None) or made
