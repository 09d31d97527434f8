"""Many readers at once, without browsers: each a websocket that sends a recorded walk and thinks.

A reader asks of an answer only whether the run has ended and whether an error is shown, so that
hundreds fit beside the server that they measure.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from benchmarks.recording import Recording
from benchmarks.replay import LIMIT_S, ended

ARRIVALS_PER_S = 20
"""Readers come one after another: a room that opens a link in the same second is another test."""


@dataclass(slots=True)
class Seen:
    """What readers met: milliseconds of each opening and interaction, and what went wrong."""

    openings: list[float] = field(default_factory=list)
    interactions: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Readers of one recorded walk; `failures` are the headings that an error page may have."""

    url: str
    recording: Recording
    failures: Collection[bytes]

    async def walk(self, readers: int, thought_s: float) -> Seen:
        """Let readers arrive and do the whole walk, with some `thought_s` before each step."""
        seen = Seen()
        chance = random.Random(readers)
        walks = (
            self._reader(seen, number / ARRIVALS_PER_S, self._thoughts(chance, thought_s))
            for number in range(readers)
        )
        await asyncio.gather(*walks)
        return seen

    async def come_and_go(self, sessions: int, together: int) -> Seen:
        """Open and close sessions, some at a time: each opens a page, does one thing, leaves."""
        seen = Seen()
        for first in range(0, sessions, together):
            crowd = range(first, min(first + together, sessions))
            await asyncio.gather(*(self._reader(seen, 0, [0.0]) for _ in crowd))
        return seen

    def _thoughts(self, chance: random.Random, mean_s: float) -> list[float]:
        """Return the seconds of thought before each step: nobody keeps a beat."""
        return [mean_s * chance.uniform(0.5, 1.5) for _ in self.recording.interactions]

    async def _reader(self, seen: Seen, wait_s: float, thoughts: Sequence[float]) -> None:
        await asyncio.sleep(wait_s)
        place = "opening"
        try:
            started = time.perf_counter()
            async with connect(
                f"ws://{urlsplit(self.url).netloc}/_stcore/stream",
                subprotocols=[Subprotocol("streamlit")],
                origin=Origin(self.url),
                max_size=None,
                open_timeout=LIMIT_S,
                ping_interval=None,
            ) as connection:
                await self._send(connection, self.recording.start)
                seen.openings.append((time.perf_counter() - started) * 1000)
                for thought, step in zip(thoughts, self.recording.interactions, strict=False):
                    await asyncio.sleep(thought)
                    place = f"{step.page} {step.name}"
                    started = time.perf_counter()
                    await self._send(connection, step.messages)
                    seen.interactions.append((time.perf_counter() - started) * 1000)
        except (OSError, TimeoutError, WebSocketException, PageFailed) as error:
            seen.errors.append(f"{place}: {type(error).__name__} {error}")

    async def _send(self, connection: ClientConnection, messages: Sequence[bytes]) -> None:
        """Send messages one by one and wait for the end of each run."""
        for message in messages:
            await connection.send(message)
            async with asyncio.timeout(LIMIT_S):
                while not self._ended(await connection.recv(decode=False)):
                    pass

    def _ended(self, answer: bytes) -> bool:
        """Tell whether a message ends the run. Raises `PageFailed` where it shows an error."""
        told = ForwardMsg.FromString(answer)
        failed = any(failure in answer for failure in self.failures)
        if failed or told.delta.new_element.HasField("exception"):
            raise PageFailed
        return ended(told)


class PageFailed(Exception):
    """A page showed an error instead of what it should."""
