"""Which addresses may be fetched: what may stand in one, and which machines are the public's.

Pure: it opens no connection and looks no name up. What Python's own `is_global` answers is not used, since it
says yes to addresses that carry an inner one inside (NAT64, 6to4) and to multicast.
"""

import ipaddress
from dataclasses import dataclass, field

from yarl import URL

from answers.errors import BadAddress, TooManyHops

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST = 2000  # characters of an address
WEB_PORTS = frozenset({80, 443})
MOST_HOPS = 5  # redirects followed

# What the registries of special addresses keep out of the public net, and what clouds answer at inside.
_NOT_PUBLIC_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network; Linux takes 0.0.0.0 for itself
            "10.0.0.0/8",
            "100.64.0.0/10",  # behind a carrier's translation
            "127.0.0.0/8",
            "168.63.129.16/32",  # a cloud's own services
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",  # the way into 6to4
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        ),
    )
)
# Of IPv6 only this is handed out to the public at all: loopback, mapped and compatible IPv4, NAT64
# (64:ff9b::/96, 64:ff9b:1::/48), private, link-local and multicast lie outside.
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # protocols: Teredo and its kind
            "2001:db8::/32",
            "2002::/16",  # 6to4
            "2620:4f:8000::/48",
            "3fff::/20",
        ),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guards:
    """What fetching refuses. The defaults refuse all there is a rule for; tests switch one off to see it matter.

    `allowed` names machines as `address:port` that may be fetched although they lie inside: a server in tests,
    or feeds of one's own. `seconds` is for everything, redirects and reading included; `most_bytes` for a body,
    unpacked.
    """

    allowed: frozenset[str] = field(default_factory=frozenset)
    ports: frozenset[int] = WEB_PORTS
    looks_at_names: bool = True  # every machine that a name stands for is looked at before any is spoken to
    looks_at_sockets: bool = True  # and each again when it is spoken to
    allows_downgrade: bool = False  # from https to http
    most_hops: int = MOST_HOPS
    most_bytes: int = 2 * 1024 * 1024
    most_headers: int = 100
    seconds: float = 10.0

    def allows_machine(self, ip: str, port: int) -> bool:
        """Whether a machine may be spoken to."""
        return f"{ip}:{port}" in self.allowed or is_public(ip)

    def allows_port(self, port: int) -> bool:
        return port in self.ports or any(one.endswith(f":{port}") for one in self.allowed)


def is_public(ip: str) -> bool:
    """Whether the public reaches a machine at that address; False for what is no address."""
    try:
        address: Ip = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in one for one in _NOT_PUBLIC_4)
    return address in _PUBLIC_6 and not any(address in one for one in _NOT_PUBLIC_6)


def parse_address(text: str, guards: Guards) -> URL:
    """The address of a page or feed. Raises BadAddress for one that is never fetched, whatever it leads to."""
    text = text.strip()
    if not text or len(text) > LONGEST or not text.isprintable() or any(one in text for one in ' \\"<>'):
        raise BadAddress("not the address of a page")
    try:
        address = URL(text)
        host, port = address.host, address.port
    except ValueError:
        raise BadAddress("not the address of a page") from None
    if address.scheme not in {"http", "https"} or not host or len(host) > 253:
        raise BadAddress("not the address of a page")
    if address.user is not None or address.password is not None or "@" in address.authority:
        raise BadAddress("an address with a name or password")
    if port is None or not guards.allows_port(port):
        raise BadAddress("an address with a port that pages do not have")
    return address.with_fragment(None)


def next_hop(address: URL, location: str, guards: Guards) -> URL:
    """Where a redirect leads. Raises TooManyHops for one that gives up encryption, BadAddress as above."""
    try:
        target = address.join(URL(location.strip()))
    except ValueError:
        raise BadAddress("a redirect to what is no address") from None
    checked = parse_address(str(target), guards)
    if address.scheme == "https" and checked.scheme == "http" and not guards.allows_downgrade:
        raise TooManyHops("a redirect from https to http")
    return checked


def host_of(address: str) -> str:
    """The machine of an address, as politeness counts it: its name and port; empty for what is no address."""
    try:
        return URL(address).authority.rpartition("@")[2].lower()
    except ValueError:
        return ""
