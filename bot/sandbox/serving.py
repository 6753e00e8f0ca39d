"""The sandbox's web server: on this machine, for this machine's own page alone."""

import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.errors import ConfigurationError

HERE = frozenset({"127.0.0.1", "localhost", "[::1]"})


def listening(port: int) -> socket.socket:
    """Take a port on the loopback address (0: any that is free), before anything else is touched.

    Raises:
        ConfigurationError: another program has it.
    """
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as fault:
        msg = f"Port {port} is taken on this machine: end the program that has it, or take another, with --port."
        raise ConfigurationError(msg) from fault


@contextlib.asynccontextmanager
async def served(application: web.Application, door: socket.socket) -> AsyncIterator[str]:
    """Serve an application behind a door that `listening` opened; yields its address."""
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.SockSite(runner, door).start()
        yield "http://{}:{}".format(*door.getsockname())
    finally:
        await runner.cleanup()


@web.middleware
async def only_from_here(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse pages of other origins that found a way to this port (DNS rebinding, cross-site forms)."""
    origin = request.headers.get("Origin")
    if request.host.rsplit(":", 1)[0] not in HERE or (origin and urlsplit(origin).netloc != request.host):
        raise web.HTTPForbidden(text="the sandbox answers on this machine only")
    if request.path.startswith("/api/") and request.method == "POST" and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="JSON, please")
    return await handler(request)


async def never_stale(_request: web.Request, answer: web.StreamResponse) -> None:
    """Let the browser ask again: after an upgrade, old parts of the page must not stay beside new ones."""
    answer.headers.setdefault("Cache-Control", "no-cache")
