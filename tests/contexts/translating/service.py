"""A translation service of our own on the loopback, which speaks LibreTranslate's interface."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, bytes]


@dataclass
class Service:
    """What it was asked, and how it answers: a translation writes the language in front."""

    asked: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0
    targets: tuple[str, ...] = ("hr", "it", "sl")
    answer: Callable[[dict[str, Any]], Answer] | None = None
    waits: float = 0
    led_astray: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def translate(self, question: dict[str, Any]) -> Answer:
        """As LibreTranslate: a list for a list."""
        self.asked.append(question)
        if self.answer is not None:
            return self.answer(question)
        made = [f"[{question['target']}] {words}" for words in question["q"]]
        return 200, json.dumps({"translatedText": made}).encode()


@contextmanager
def running() -> Iterator[Service]:
    """The service, until the end of the block."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def _say(self, status: int, content: bytes) -> None:
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{service.address}/elsewhere")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:
            if self.path == "/languages":
                targets = list(service.targets)
                listed = [{"code": code, "name": code, "targets": targets} for code in ("en", "it")]
                self._say(200, json.dumps(listed).encode())
            else:
                service.led_astray += 1
                self._say(404, b"{}")

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            question = json.loads(self.rfile.read(length))
            time.sleep(service.waits)
            self._say(*service.translate(question))

        def log_message(self, *words: object) -> None:
            """Nothing: the tests look at what was asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
