"""Fetching a table: allowed hosts only, no private networks, within bounds. A server on loopback plays the web."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from editing.fetching import Get, PublicOnly, check_allowed, follow, is_public
from editing.files import bounds
from editing.files.contents import FileRefused

HOSTS = ("wipo.int",)


@pytest.fixture
async def get() -> AsyncIterator[Get]:
    """The way to a server that plays every host: the path decides what it answers."""

    async def answer(request: web.Request) -> web.StreamResponse:
        name = request.path.rpartition("/")[2]
        if name.startswith("to="):
            raise web.HTTPFound(f"https://{name.removeprefix('to=')}/table.csv")
        if name == "loop":
            raise web.HTTPFound(str(request.url.path))
        if name == "gone":
            raise web.HTTPNotFound
        if name == "endless":
            response = web.StreamResponse()
            await response.prepare(request)
            for _ in range(bounds.FILE_BYTES // 65536 + 4):
                await response.write(b"x" * 65536)
            return response
        return web.Response(body=b"Rank,Cluster\n1,Oz\n")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0]
    async with aiohttp.ClientSession() as session:
        yield lambda url: session.get(f"http://{host}:{port}/{url.partition('//')[2]}", allow_redirects=False)
    await runner.cleanup()


@pytest.mark.parametrize(
    "address",
    ["https://www.wipo.int/table.csv", "https://wipo.int/to=www.wipo.int", "https://www3.wipo.int:443/table.csv"],
)
async def test_a_table_of_an_allowed_host_is_fetched(get: Get, address: str) -> None:
    assert await follow(address, HOSTS, get) == b"Rank,Cluster\n1,Oz\n"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://www.wipo.int/to=evil.example", "address"),
        ("https://www.wipo.int/to=127.0.0.1", "address"),
        ("https://www.wipo.int/loop", "redirects"),
        ("https://www.wipo.int/gone", "status"),
        ("https://www.wipo.int/endless", "too_large"),
    ],
)
async def test_what_leads_elsewhere_or_nowhere_is_refused(get: Get, address: str, reason: str) -> None:
    with pytest.raises(FileRefused) as caught:
        await follow(address, HOSTS, get)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "address",
    [
        "http://www.wipo.int/x",
        "https://wipo.int.evil.example/x",
        "https://evilwipo.int/x",
        "https://www.wipo.int:8443/x",
        "https://user:secret@www.wipo.int/x",
        "https://[::1]/x",
        "https://169.254.169.254/x",
        "https://www.wipo.int:port/x",
        "file:///etc/passwd",
        "https:///x",
    ],
)
def test_only_https_addresses_of_the_hosts_are_allowed(address: str) -> None:
    with pytest.raises(FileRefused) as caught:
        check_allowed(address, HOSTS)
    assert caught.value.reason == "address"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("192.168.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("8.8.8.8", True),
        ("somewhere", False),
    ],
)
def test_private_addresses_are_told_from_public_ones(address: str, public: bool) -> None:
    assert is_public(address) is public


class Resolves(AbstractResolver):
    """Resolves every name to the same addresses."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host=one, port=port, family=family, proto=0, flags=0) for one in self.addresses
        ]

    async def close(self) -> None:
        pass


async def test_a_name_that_leads_into_a_private_network_is_refused() -> None:
    assert [one["host"] for one in await PublicOnly(Resolves("10.0.0.1", "8.8.8.8")).resolve("x")] == ["8.8.8.8"]
    with pytest.raises(FileRefused) as caught:
        await PublicOnly(Resolves("10.0.0.1", "::1")).resolve("x")
    assert caught.value.reason == "private_address"
