"""The stream of events, outside of Django: a view admits, Django lets go, and the hub goes on speaking.

A view that may open a stream puts a Ticket into its request's ASGI scope. Its answer, with all headers, is
the beginning of the stream; then Django is done with the request, its thread and connection are free, and
what follows here costs a queue. Without this around Django (in tests, say) the answer just ends.
"""

import asyncio
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from types import FrameType
from typing import Any, Final

from organizations.live.hub import Hub, Stream
from organizations.live.telling import LAST, PING, Ticket

SCOPE_KEY: Final = "basis.ticket"
QUIET: Final = 15.0  # seconds without an event, after which a comment keeps proxies from hanging up

type Scope = dict[str, Any]
type Message = Mapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type Application = Callable[[Scope, Receive, Send], Coroutine[Any, Any, None]]


def with_streams(django: Application) -> Application:
    """Django, whose answers go on where a view asked for it."""
    hub: Hub | None = None

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal hub
        hub = hub or Hub()
        if scope["type"] == "lifespan":
            await _answer_server(hub, receive, send)
            return
        await django(scope, receive, _beginning(scope, send))
        if ticket := scope.get(SCOPE_KEY):
            await _serve(hub, ticket, receive, send)

    return application


async def _answer_server(hub: Hub, receive: Receive, send: Send) -> None:
    """Say that we have started; when the server stops, that we have stopped."""
    await receive()
    _when_stopping(hub.stop)
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await hub.close()
    await send({"type": "lifespan.shutdown.complete"})


def _when_stopping(act: Callable[[], None]) -> None:
    """The server tells its application only after the last answer has ended, and a stream has no end: so
    the signals that stop it are heard here too, and then handed on."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        handler = signal.getsignal(number)

        def stop(received: int, frame: FrameType | None, handler: Any = handler) -> None:
            loop.call_soon_threadsafe(act)
            if callable(handler):
                handler(received, frame)

        signal.signal(number, stop)


def _beginning(scope: Scope, send: Send) -> Send:
    """Sends as Django does; but an answer that carries a ticket stays open."""

    async def sending(message: Message) -> None:
        if message.get("status", 200) != 200:
            scope.pop(SCOPE_KEY, None)
        if SCOPE_KEY in scope and message["type"] == "http.response.start":
            kept = [pair for pair in message["headers"] if pair[0].lower() != b"content-length"]
            message = {**message, "headers": kept}
        elif SCOPE_KEY in scope:
            message = {**message, "more_body": True}
        await send(message)

    return sending


async def _serve(hub: Hub, ticket: Ticket, receive: Receive, send: Send) -> None:
    """Until the visitor leaves, or may not listen any more."""
    leaving = asyncio.create_task(_until_left(receive))
    speaking = asyncio.create_task(_speak(hub, ticket, send))
    try:
        await asyncio.wait({leaving, speaking}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (leaving, speaking):
            task.cancel()
        await asyncio.gather(leaving, speaking, return_exceptions=True)


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _speak(hub: Hub, ticket: Ticket, send: Send) -> None:
    stream = Stream(ticket)
    try:
        await hub.join(stream)
        await _pour(stream, send)
    finally:
        hub.leave(stream)
    await send({"type": "http.response.body", "body": b""})


async def _pour(stream: Stream, send: Send) -> None:
    frame = PING
    while frame not in LAST:
        try:
            frame = await asyncio.wait_for(stream.frames.get(), QUIET)
        except TimeoutError:
            frame = PING
        await send({"type": "http.response.body", "body": frame.encode(), "more_body": True})
