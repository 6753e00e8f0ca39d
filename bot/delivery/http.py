"""HTTP under python-telegram-bot, on aiohttp: ten times the messages of its stock client at 50 ms latency (tech.md)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import cast

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 256
"""More than the pump and the dispatcher ever use at once: nobody waits for a connection."""


class NotSentError(NetworkError):
    """No connection could be had: the request certainly did not arrive."""

    __slots__ = ()


class LostAnswerError(NetworkError):
    """The request went out and no answer came back: it may have arrived."""

    __slots__ = ()


class AiohttpRequest(BaseRequest):
    """Carries the Bot API's requests; make one for `getUpdates` and one for everything else."""

    def __init__(
        self, *, connections: int = CONNECTIONS, connect: float = 10, read: float = 20, upload: float = 120
    ) -> None:
        self._connections, self._connect, self._read, self._upload = connections, connect, read, upload
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds of silence after which an answer is given up."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool of connections; to be called on the loop that will use it."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 -- python-telegram-bot's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 -- the pool is never the bottleneck
    ) -> tuple[int, bytes]:
        """Send one request; return the status and the body of its answer.

        Raises:
            NotSentError: it did not go out; TimedOut, LostAnswerError: it may have arrived.
        """
        upload = request_data is not None and request_data.contains_files
        connect, read = _seconds(connect_timeout, self._connect), _seconds(read_timeout, self._read)
        write = _seconds(write_timeout, self._upload) if upload else None
        # Only an upload can stall while it is written: all else fits into the socket's buffer at once.
        total = None if write is None or connect is None or read is None else connect + write + read
        timeout = aiohttp.ClientTimeout(total=total, connect=connect, sock_read=read)
        try:
            status, payload = await self._exchange(method, url, request_data, timeout)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(str(error)) from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, ConnectionError) as error:
            message = f"{type(error).__name__}: {error}"
            raise LostAnswerError(message) from error
        if status in (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT):
            # A gateway that gave up says nothing about whether the message got through behind it.
            message = f"the gateway answered {status}"
            raise LostAnswerError(message)
        return status, payload

    async def _exchange(
        self, method: str, url: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            message = "the connections are closed"
            raise NotSentError(message)
        body, headers = _body(data)
        async with self._session.request(
            method, url, data=body, headers=headers, timeout=limits, allow_redirects=False
        ) as answer:
            return answer.status, await answer.read()


def _seconds(given: object, otherwise: float) -> float | None:
    return otherwise if given is BaseRequest.DEFAULT_NONE else cast("float | None", given)


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, Mapping[str, str]]:
    if data is None:
        return None, {}
    if not data.contains_files:
        return data.json_payload, {"Content-Type": "application/json"}
    form = aiohttp.FormData(quote_fields=False)  # quoted, Chinese file names would arrive as %E9%99%84…
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mimetype) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mimetype)
    return form, {}
