"""The plan of the house, proved on the source: floors, fences, sizes, names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "reportgen"
MODULES = {path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path for path in PACKAGE.rglob("*.py")}

# library → the rooms that may import it
FENCES = {
    "matplotlib": {"charts"},
    "reportlab": {"pdf"},
    "fontTools": {"theme"},
    "pikepdf": {"pdf"},
    "pandas": {"inputs"},
    "openpyxl": {"inputs"},
    "sqlalchemy": {"inputs"},
    "pyarrow": {"inputs"},
    "sqlite3": {"ledger"},
    "smtplib": {"delivery"},
    "cronsim": {"delivery"},
    "fsspec": {"delivery"},
    "click": {"cli"},
    "yaml": {"strict_yaml"},
    "babel": {"language"},
    "pyphen": {"language"},
    "numpy": {"charts", "inputs"},
}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base"}


def room(module: str) -> str:
    """`reportgen.charts.record` → `charts`; the package's own face is the room above all."""
    parts = module.removesuffix(".__init__").split(".")
    return parts[1] if len(parts) > 1 else ""


def floors() -> Mapping[str, int]:
    """The rooms of the table in docs/architecture.md, so that page and code cannot drift apart."""
    found: dict[str, int] = {}
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for floor, rooms in re.findall(r"^\| (\d) \| (`[^|]*`) \|", text, re.MULTILINE):
        for name in re.findall(r"`(\w+)(?:/|\.py)`", rooms):
            found[name] = int(floor)
    return found


FLOORS = {**floors(), "errors": -1}  # the ground: every room tells its problems with it, and it imports no room


def is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every imported module with its line, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative imports hide the floor"
            assert node.module is not None
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ((name if name in MODULES else node.module, node.lineno) for name in inner)


def loaded_at_once(tree: ast.Module) -> Iterator[str]:
    """The project's modules that importing this one loads."""
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or is_for_types_only(node):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES or f"{inner}.__init__" in MODULES else node.module
        else:
            pending.extend(ast.iter_child_nodes(node))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_table_is_read() -> None:
    assert FLOORS["cli"] == 8
    assert FLOORS["model"] == FLOORS["output"] == 0
    assert len(MODULES) > 20


def test_every_room_stands_on_a_floor() -> None:
    assert {room(name) for name in MODULES} - set(FLOORS) <= {"", "__main__"}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_go_down_or_stay(module: str) -> None:
    here = room(module)
    if here in ("", "__main__"):
        pytest.skip("the package's face stands above the floors")
    wrong = [
        f"line {line}: {name}"
        for name, line in imports(MODULES[module])
        if name.startswith("reportgen.") and room(name) != here and FLOORS[room(name)] >= FLOORS[here]
    ]
    assert not wrong, f"{module} (floor {FLOORS[here]}) reaches up or sideways"


@pytest.mark.parametrize("library", sorted(FENCES))
def test_libraries_stay_in_their_rooms(library: str) -> None:
    users = {
        f"{module}:{line}"
        for module, path in MODULES.items()
        for name, line in imports(path)
        if name.split(".")[0] == library and room(module) not in FENCES[library]
    }
    assert not users, f"only {sorted(FENCES[library])} may import {library}"


def test_there_are_no_cycles() -> None:
    graph = {
        module.removesuffix(".__init__"): {
            name
            for name in loaded_at_once(ast.parse(path.read_text(encoding="utf-8")))
            if name.startswith("reportgen.") and name != module.removesuffix(".__init__")
        }
        for module, path in MODULES.items()
    }
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path[path.index(module) :], module))
        if module in done:
            return
        for following in sorted(graph.get(module, ())):
            visit(following, (*path, module))
        done.add(module)

    for module in sorted(graph):
        visit(module, ())


def test_names_say_what_a_module_holds() -> None:
    assert not [module for module in MODULES if EMPTY_NAMES & set(module.split("."))]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_modules_and_functions_stay_small(module: str) -> None:
    path = MODULES[module]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, f"{module} is two modules"
    assert not [
        f"{function.name}: {length} lines"
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > 50
    ]


@pytest.mark.parametrize("module", sorted(name for name in MODULES if room(name) != "cli"))
def test_only_the_command_line_prints(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not {"print", "click.echo", "sys.stdout.write", "sys.stderr.write", "pprint"} & set(calls)


EXEMPTION = re.compile(r"#\s*(type: ignore|noqa)(\[[\w, -]+\]|: [A-Z0-9, ]+)?\s*$")


@pytest.mark.parametrize("module", sorted(MODULES))
def test_exemptions_from_the_checkers_give_a_reason(module: str) -> None:
    lines = MODULES[module].read_text(encoding="utf-8").splitlines()
    bare = [
        number + 1
        for number, line in enumerate(lines)
        # The reason stands after the exemption, or in a comment on one of the two lines above.
        if EXEMPTION.search(line)
        and not any(above.lstrip().startswith("#") for above in lines[max(0, number - 2) : number])
    ]
    assert not bare, f"{module}: say why, on the lines {bare}"


def texts(tree: ast.Module) -> Iterator[str]:
    """The strings that the program works with: all but its docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@pytest.mark.parametrize("word", ["Belarus", "Astrakhan", "Mogilev", "Vologda"])
def test_code_knows_no_country(word: str) -> None:
    found = [
        module
        for module, path in MODULES.items()
        for text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if re.search(rf"\b{word}\b", text)
    ]
    assert not found
