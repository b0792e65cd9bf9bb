"""Which addresses may be connected to: public ones, unless private hosts are allowed.

The address that was judged is the one connected to (``transport``), so a name that resolves differently the second time
gains nothing. Spellings such as ``127.1`` or ``0x7f000001`` are resolved first and judged as what they mean.
"""

import ipaddress
import socket

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses behind a NAT64 gateway (RFC 6052)."""


class ForbiddenAddressError(Exception):
    """A host has no address that may be connected to."""


class UnknownHostError(Exception):
    """A host's name cannot be resolved."""


def system_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of ``host``, in the system's order of preference.

    Raises:
        UnknownHostError: the name has no address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHostError(f"the name {host!r} cannot be resolved") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def allowed_addresses(host: str, found: list[str], allow_private: bool) -> list[str]:
    """Return those of the addresses ``found`` for ``host`` that may be connected to.

    Raises:
        UnknownHostError: there is no address at all.
        ForbiddenAddressError: none of them is public.
    """
    if not found:
        raise UnknownHostError(f"the name {host!r} has no address")
    allowed = [address for address in found if allow_private or is_public(address)]
    if not allowed:
        raise ForbiddenAddressError(f"{host!r} is a private address ({found[0]}); --allow-private-hosts permits those")
    return allowed


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the public internet; IPv4 inside IPv6 is judged as IPv4.

    >>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1"), is_public("224.0.0.1")
    (True, False, False, False)
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _embedded(parsed) if isinstance(parsed, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    site_local = isinstance(parsed, ipaddress.IPv6Address) and parsed.is_site_local
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or site_local)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
