"""An OpenAI-compatible server on loopback whose answers a test scripts."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

# The sentence asked for → status, headers, body.
Script = Callable[[str], tuple[int, dict[str, str], bytes]]


def says(words: str) -> tuple[int, dict[str, str], bytes]:
    """A sound answer with these words."""
    return 200, {}, json.dumps({"id": "1", "choices": [{"index": 0, "message": {"content": words}}]}).encode()


class ModelServer:
    """A real HTTP server; `asked` holds the requests that came, `heads` their headers."""

    def __init__(self, script: Script) -> None:
        self.asked: list[dict[str, Any]] = []
        self.heads: list[dict[str, str]] = []
        self.paths: list[str] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                owner.asked.append(request)
                owner.heads.append(dict(self.headers))
                owner.paths.append(self.path)
                status, headers, body = script(request["messages"][-1]["content"])
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    self.close_connection = True  # the client hung up, as some tests want it to

            def log_message(self, *_: object) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def sentences(self) -> list[str]:
        """What was asked to be worded."""
        return [request["messages"][-1]["content"] for request in self.asked]

    def __enter__(self) -> ModelServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
