"""A stream goes on where Django's answer ends, and ends when somebody leaves or may not listen any more."""

import asyncio
from typing import Any
from uuid import uuid4

from organizations.live.hub import Hub, Stream
from organizations.live.streaming import SCOPE_KEY, with_streams
from organizations.live.telling import CLOSED, PAUSE, RESYNC, STOPPING, WAITING, News, Ticket

WORKSPACE, USER = uuid4(), uuid4()


def ticket(**fields: Any) -> Ticket:
    plain: dict[str, Any] = {"workspace": WORKSPACE, "user": USER, "role": 20, "only": None, "since": 0.0}
    return Ticket(**plain | {"session": "s", "session_hash": "h", "place": ""} | fields)


def news(number: int) -> News:
    return News(str(number), WORKSPACE, None, float(number), {"organization": ["a"]})


class Visitor:
    """What a server does for one request."""

    def __init__(self) -> None:
        self.sent: list[Any] = []
        self.left = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.sent.append(message)


def django(status: int = 200, admits: bool = True) -> Any:
    async def answers(scope: Any, receive: Any, send: Any) -> None:
        if admits:
            scope[SCOPE_KEY] = ticket()
        headers = [(b"Content-Length", b"5"), (b"X-Kept", b"1")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"retry"})

    return answers


def test_an_answer_without_a_ticket_is_left_as_it_is():
    for app in (django(admits=False), django(status=404)):
        visitor = Visitor()
        asyncio.run(with_streams(app)({"type": "http"}, visitor.receive, visitor.send))

        assert [len(message.get("headers", ())) for message in visitor.sent] == [2, 0]
        assert "more_body" not in visitor.sent[1]


def test_an_answer_with_a_ticket_stays_open_until_the_visitor_leaves(monkeypatch):
    heard = []

    async def join(self: Hub, stream: Stream) -> None:
        self.streams[stream.id] = stream
        heard.append((self, stream))
        self.heard(news(1))

    monkeypatch.setattr(Hub, "join", join)

    async def visit() -> Visitor:
        visitor = Visitor()
        open_page: asyncio.Task[None] = asyncio.create_task(
            with_streams(django())({"type": "http"}, visitor.receive, visitor.send)
        )
        while len(visitor.sent) < 3:
            await asyncio.sleep(0)
        visitor.left.set()
        await open_page
        return visitor

    start, beginning, event = asyncio.run(visit()).sent
    assert start["headers"] == [(b"X-Kept", b"1")]  # no length: it has none
    assert beginning == {"type": "http.response.body", "body": b"retry", "more_body": True}
    assert event["body"].startswith(b"event: change\nid: 1.000000\n")
    hub, _stream = heard[0]
    assert hub.streams == {}


def test_each_hears_of_their_own_workspace_only():
    async def hear() -> list[int]:
        hub = Hub()
        mine, other = Stream(ticket()), Stream(ticket(workspace=uuid4()))
        hub.streams = {each.id: each for each in (mine, other)}
        hub.heard(news(1))
        return [mine.frames.qsize(), other.frames.qsize()]

    assert asyncio.run(hear()) == [1, 0]


def test_who_is_slow_is_told_to_look_at_all_of_it_again():
    async def lag() -> list[str]:
        stream = Stream(ticket())
        for number in range(WAITING + 1):
            stream.put(f"event {number}")
        return [stream.frames.get_nowait() for _each in range(stream.frames.qsize())]

    assert asyncio.run(lag()) == [RESYNC]


def test_the_end_is_never_lost_among_other_events():
    async def lag(last: str) -> list[str]:
        stream = Stream(ticket())
        for number in range(WAITING):
            stream.put(f"event {number}")
        stream.put(last)
        return [stream.frames.get_nowait() for _each in range(stream.frames.qsize())]

    for last in (CLOSED, PAUSE, STOPPING):
        assert asyncio.run(lag(last)) == [last]


def test_a_stopping_server_ends_every_stream():
    async def stop() -> list[str]:
        hub = Hub()
        streams = [Stream(ticket()), Stream(ticket())]
        hub.streams = {each.id: each for each in streams}
        hub.stop()
        return [each.frames.get_nowait() for each in streams]

    assert asyncio.run(stop()) == [STOPPING, STOPPING]
