"""No request leaves for the own network unless the source allows it, whatever a name resolves to or a page links."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from flows.fetching.patience import PatientTransport
from models.errors import FetchError, Refused

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last four bytes
_REMEDY = "If it is yours and meant, set private_addresses = true for the source."


class PinnedTransport(httpx.BaseTransport):
    """Connects to the address that was checked: a name that resolves differently a moment later gains nothing.

    Each name has a transport of its own, so that a connection checked and certified for one is never used for another.
    """

    def __init__(self, private: bool) -> None:
        self._private = private
        self._of_host: dict[str, PatientTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to a checked address. Raises Refused, or FetchError where the name resolves to none."""
        host = request.url.host
        address = checked_address(host, request.url.port or 0, private=self._private)
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,  # the Host header is the name's, not the address's
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        if host not in self._of_host:
            self._of_host[host] = PatientTransport()
        return self._of_host[host].handle_request(pinned)

    def close(self) -> None:
        """Close all connections."""
        for transport in self._of_host.values():
            transport.close()


def checked_address(host: str, port: int, *, private: bool) -> str:
    """An address of the host. Raises Refused where any of its addresses is private and private ones are not allowed."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (socket.gaierror, UnicodeError) as error:
        raise FetchError(f"the host {host} is not known ({error})", "Check the address and the network.") from error
    if not private and not all(is_public(address) for address in found):
        raise Refused(f"{host} is an address inside a private network ({', '.join(sorted(found))})", _REMEDY)
    return min(found, key=lambda address: (":" in address, address))  # IPv4 first: it works everywhere


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, also where it is an IPv4 address in IPv6's clothes."""
    ip = ip_address(address.partition("%")[0])
    inner = _inner(ip) if isinstance(ip, IPv6Address) else None
    return (inner or ip).is_global and not ip.is_multicast


def _inner(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
