"""Every message of the program: the string literals that reach the wording functions, found by reading the source.

Nobody marks a message. A literal counts when it is the argument of `words`, `passage`, `plural` and their like, or
when a name that stands there is given it in the same module: through a table, a condition, a loop or a parameter.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.language import vocabulary
from reportgen.language.catalogue import Message
from reportgen.language.dates import DATE_FRAMES, MONTH_NAMES
from reportgen.language.harmonized import CHAPTERS
from reportgen.language.language import QUALIFIED, QUOTED
from reportgen.language.numbers import CURRENCY_FRAMES, OTHER_FRAMES, UNIT_FRAMES
from reportgen.shipped import shipped
from reportgen.strict_yaml import plain, read_yaml

# Which positional arguments of a function or method are messages.
_WORDED = {
    "words": (0,),
    "passage": (0,),
    "filled": (0,),
    "plural": (0, 1),
    "counted": (1, 2),
    "text": (1,),  # Context.text(value, default)
}
_ROOMS = (
    "compose.py",
    "enclosures",
    "sections",
    "text",
    "charts",
    "pdf",
    "rewording",
    "delivery",
    "language/language.py",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A message and the first place of the program where it stands."""

    message: Message
    place: str


def messages() -> dict[str, Origin]:
    """The program's messages by their English words (a plural's by its second), in the order of the modules."""
    found: dict[str, Origin] = {}
    for one, many, place in (*_vocabulary(), *_in_sources()):
        message = Message(one, ("",), plural=many)
        known = found.get(many or one)
        if known is None or (many and not known.message.plural):
            found[many or one] = Origin(message, place)
    plurals = {origin.message.id for origin in found.values() if origin.message.plural}
    return {key: each for key, each in found.items() if each.message.plural or key not in plurals}


def _vocabulary() -> Iterator[tuple[str, str, str]]:
    for frame in (*UNIT_FRAMES.values(), *OTHER_FRAMES.values(), *CURRENCY_FRAMES.values()):
        yield (frame, frame, "language/numbers.py") if _has_words(frame) else (frame, "", "language/numbers.py")
    yield vocabulary.ALPHABET, "", "language/vocabulary.py"
    yield vocabulary.VOWELS, "", "language/vocabulary.py"
    for word in vocabulary.all_messages():
        yield word, "", "language/vocabulary.py"
    for chapter in CHAPTERS.values():
        yield chapter, "", "language/harmonized.py"
    for frame in (*DATE_FRAMES, *MONTH_NAMES):
        yield frame, "", "language/dates.py"
    for frame in (*QUALIFIED.values(), QUOTED):
        yield frame, "", "language/language.py"
    for path in sorted(shipped("assets", "themes").glob("*.yaml")):
        for text in _band_texts(plain(read_yaml(path.read_bytes(), path.name))):
            yield text, "", f"assets/themes/{path.name}"


def _band_texts(theme: Any) -> Iterator[str]:
    """The words of a theme's headers and footers."""
    for band in ("header", "footer"):
        yield from (text for text in theme.get(band, {}).values() if isinstance(text, str) and _has_words(text))


def _in_sources() -> Iterator[tuple[str, str, str]]:
    root = Path(__file__).parent.parent
    for room in _ROOMS:
        path = root / room
        for module in [path] if path.is_file() else sorted(path.glob("*.py")):
            place = module.relative_to(root).as_posix()
            for one, many in _Module(ast.parse(module.read_text(encoding="utf-8"))).messages():
                if _has_words(many or one):
                    yield one, many, place


def _has_words(frame: str) -> bool:
    """Whether there is a word outside the slots."""
    depth = 0
    for letter in frame:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0 and letter.isalpha():
            return True
    return False


class _Module:
    """One module's tree, with what its names are given."""

    def __init__(self, tree: ast.Module) -> None:
        self.calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        self.given: dict[str, list[ast.expr]] = {}
        self.parameters: dict[str, list[tuple[str, int]]] = {}
        self.returned: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            self._note(node)

    def _note(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._give(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._give(target, value)
            case ast.AugAssign(target=target, value=value):
                self._give(target, value)
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                self._give(target, value)
            case ast.FunctionDef(name=name, args=arguments):
                for place, argument in enumerate(arguments.args):
                    self.parameters.setdefault(argument.arg, []).append((name, place))
                self.returned[name] = [
                    each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value is not None
                ]

    def _give(self, target: ast.expr, value: ast.expr) -> None:
        for name in ast.walk(target):
            if isinstance(name, ast.Name):
                self.given.setdefault(name.id, []).append(value)

    def messages(self) -> Iterator[tuple[str, str]]:
        for call in self.calls:
            name = _name(call.func)
            # Context.text(value, default) words its default; Reading.text(row, column) names a column.
            if name not in _WORDED or (name == "text" and not _is_of_context(call)):
                continue
            found = [self._literals(call.args[at]) for at in _WORDED[name] if at < len(call.args)]
            if name in ("plural", "counted") and len(found) == 2:
                # One and many come from one table of pairs, or from two arguments.
                one, many = (found[0][::2], found[0][1::2]) if found[0] == found[1] and len(found[0]) > 1 else found
                yield from zip(one, many, strict=False)
            else:
                yield from ((text, "") for texts in found for text in texts)

    def _literals(self, value: ast.expr, seen: frozenset[str] = frozenset()) -> list[str]:
        """The texts that the expression may be, in the order of the source."""
        if isinstance(value, ast.Constant):
            return [value.value] if isinstance(value.value, str) else []
        if isinstance(value, ast.Name):
            return [] if value.id in seen else self._of_name(value.id, seen | {value.id})
        if isinstance(value, ast.Call):
            within, seen = self._of_call(value, seen), seen | {_name(value.func)}
        else:
            within = _parts(value)
        return [text for each in within for text in self._literals(each, seen)]

    def _of_call(self, call: ast.Call, seen: frozenset[str]) -> list[ast.expr]:
        """What a call may return: the texts of a table, or those that a function of the module returns."""
        match call.func:
            case ast.Attribute(value=table, attr="get" | "values" | "items"):
                return [table, *call.args[1:]]
            case ast.Name(id="zip" | "enumerate"):
                return call.args
            case ast.Name(id=name) if name not in seen:
                return self.returned.get(name, [])
        return []

    def _of_name(self, name: str, seen: frozenset[str]) -> list[str]:
        found = [text for value in self.given.get(name, ()) for text in self._literals(value, seen)]
        for function, place in self.parameters.get(name, ()):
            for call in self.calls:
                if _name(call.func) == function:
                    offset = 1 if isinstance(call.func, ast.Attribute) else 0
                    found += self._argument(call, name, place - offset, seen)
        return found

    def _argument(self, call: ast.Call, name: str, place: int, seen: frozenset[str]) -> list[str]:
        for keyword in call.keywords:
            if keyword.arg == name:
                return self._literals(keyword.value, seen)
        return self._literals(call.args[place], seen) if 0 <= place < len(call.args) else []


def _parts(value: ast.expr) -> list[ast.expr]:
    """The expressions of which one is the value, or whose members it gathers."""
    match value:
        case ast.IfExp(body=body, orelse=other):
            return [body, other]
        case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values) | ast.Dict(values=values):
            return values
        case ast.Subscript(value=part) | ast.ListComp(elt=part) | ast.GeneratorExp(elt=part):
            return [part]
    return []


def _is_of_context(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and _name(call.func.value) == "context"


def _name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""
