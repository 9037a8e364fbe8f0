"""A mail server that keeps what it is given, and can be told how to behave."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Sink:
    """`recipient` and `data` are the answers to RCPT and to the end of a message.

    While `hold` is set, a message that has arrived is kept, and its acknowledgement held back;
    `drop` closes the connection instead of acknowledging.
    """

    port: int = 0
    recipient: str = "250 fine"
    data: str = "250 kept"
    drop: bool = False
    hold: threading.Event = field(default_factory=threading.Event)
    arrived: threading.Event = field(default_factory=threading.Event)
    messages: list[tuple[str, str]] = field(default_factory=list)


class _Conversation(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.say("220 sink")
        self.to = ""
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word == b"QUIT":
                self.say("221 bye")
                return
            if word == b"DATA":
                if not self.take():
                    return
            elif word == b"RCPT":
                self.to = line.decode().partition("<")[2].partition(">")[0]
                self.say(self.server.sink.recipient)
            else:
                self.say("250 fine")

    def take(self) -> bool:
        sink = self.server.sink
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) and line != b".\r\n":
            lines.append(line.decode())
        if not line:
            return False
        if sink.data.startswith("2"):
            sink.messages.append((self.to, "".join(lines)))
        sink.arrived.set()
        while sink.hold.is_set() and not self.server.ended.wait(0.05):
            pass
        if sink.drop or self.server.ended.is_set():
            return False
        self.say(sink.data)
        return True

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.ended = threading.Event()
        super().__init__(("127.0.0.1", 0), _Conversation)


@contextmanager
def listening() -> Iterator[Sink]:
    """A sink on a free port of this machine."""
    sink = Sink()
    with _Server(sink) as server:
        sink.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield sink
        finally:
            server.ended.set()
            server.shutdown()
            thread.join()
