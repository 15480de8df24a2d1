"""The process in which the validators sit: `python -m tests.judge FD` answers what comes over that socket.

The socket carries pickled values: (urgent, Question) comes, (Question, rules that failed) goes. An answer that is a
text says why there is none. It ends when the other side does.
"""

from __future__ import annotations

import queue
import sys
import threading
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from tests.validators import FailedRule, Question, second, verapdf


def sit(line: Connection) -> None:
    """Answers each question once, urgent ones first, in the order of asking."""
    asked: queue.PriorityQueue[tuple[int, int, Question | None]] = queue.PriorityQueue()
    threading.Thread(target=read, args=(line, asked), daemon=True).start()  # so that whoever asks never waits
    answered: set[Question] = set()
    while (question := asked.get()[2]) is not None:
        if question not in answered:
            answered.add(question)
            line.send((question, judged(question)))


def read(line: Connection, asked: queue.PriorityQueue[tuple[int, int, Question | None]]) -> None:
    """Takes questions as they come; the end of them, None, comes before all others."""
    for number in count():
        try:
            urgent, question = line.recv()
        except (EOFError, OSError):
            asked.put((-1, number, None))
            break
        asked.put((0 if urgent else 1, number, question))


def judged(question: Question) -> tuple[FailedRule, ...] | str:
    """The rules that the file breaks, or why that cannot be told."""
    validator = verapdf if question.validator == "verapdf" else second
    try:
        return validator(Path(question.path), question.standard)
    except Exception as error:  # Java's exceptions among them: the test that asked tells it
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    sit(Connection(int(sys.argv[1])))
