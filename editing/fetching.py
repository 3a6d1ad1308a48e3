"""Fetches a table from the web: from a few hosts only, never from a private network, within bounds."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from editing.files import bounds
from editing.files.contents import FileRefused

SECONDS = 30
MOST_REDIRECTS = 4
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FINE = 200
CHUNK = 64 * 1024

Get = Callable[[str], AbstractAsyncContextManager[aiohttp.ClientResponse]]


class PublicOnly(AbstractResolver):
    """Resolves names as usual, and leaves out every address that is not on the public internet.

    It is asked at the moment of connecting, so a name cannot lead elsewhere after it was looked at.
    """

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The public addresses of a host. Raises FileRefused where it has none but private ones."""
        found = await self._inner.resolve(host, port, family)
        public = [one for one in found if is_public(one["host"])]
        if found and not public:
            raise FileRefused("private_address")
        return public

    async def close(self) -> None:
        """Let go of the resolver behind it."""
        await self._inner.close()


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet."""
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_global
    except ValueError:
        return False


async def fetch(address: str, hosts: Iterable[str]) -> bytes:
    """What stands at an https address of one of the hosts, or of one within their domains. Raises FileRefused."""
    resolver = PublicOnly(aiohttp.ThreadedResolver())
    connector = aiohttp.TCPConnector(resolver=resolver, ttl_dns_cache=0)
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        return await follow(address, tuple(hosts), lambda url: session.get(url, allow_redirects=False))


async def follow(address: str, hosts: tuple[str, ...], get: Get) -> bytes:
    """Follow an address through its redirects, each of which has to be allowed as well."""
    url = address
    try:
        async with asyncio.timeout(SECONDS):
            for _ in range(MOST_REDIRECTS + 1):
                check_allowed(url, hosts)
                async with get(url) as response:
                    if response.status not in REDIRECTS:
                        return await _body(response, url)
                    url = urljoin(url, response.headers.get("Location", ""))
    except TimeoutError:
        raise FileRefused("unreachable", host=_host(url), problem="no answer in time") from None
    except aiohttp.ClientError as error:
        raise FileRefused("unreachable", host=_host(url), problem=type(error).__name__) from error
    raise FileRefused("redirects", host=_host(url))


def check_allowed(url: str, hosts: tuple[str, ...]) -> None:
    """Raise FileRefused unless an address is https, of an allowed host, and by name."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FileRefused("address", hosts=", ".join(hosts)) from None
    host = (parts.hostname or "").rstrip(".")
    is_allowed = any(host == one or host.endswith(f".{one}") for one in hosts)
    if parts.scheme != "https" or not is_allowed or port not in (None, 443) or parts.username or parts.password:
        raise FileRefused("address", hosts=", ".join(hosts))


async def _body(response: aiohttp.ClientResponse, url: str) -> bytes:
    if response.status != FINE:
        raise FileRefused("status", host=_host(url), status=str(response.status))
    body = bytearray()
    async for piece in response.content.iter_chunked(CHUNK):
        body += piece
        if len(body) > bounds.FILE_BYTES:
            raise FileRefused("too_large", megabytes=bounds.FILE_BYTES // 1024**2)
    return bytes(body)


def _host(url: str) -> str:
    return urlsplit(url).hostname or "the address"
