"""What reportgen makes is accessible (PDF/UA) and archival (PDF/A), say two validators that are not ours."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from reportgen import build
from reportgen.enclosures import enclose
from reportgen.model.attachment import Attachment
from reportgen.model.briefing import Briefing
from reportgen.model.standard import STANDARDS as KINDS
from reportgen.pdf import Drawn, render
from tests.built import claims, is_untouched
from tests.pdf import sample
from tests.pdf.hard import hard_briefing, long_report
from tests.pdf.reading import EN, THEME, opened, rendered
from tests.standards import failed_rules, findings, second_opinion

ROOT = Path(__file__).resolve().parents[1]
CONFIGS = ROOT / "config"
NEW, PLAIN = "ua-2,a-4f", "ua-1,a-2a"


def reference(code: str = "en", standard: str = "ua-1,a-3a") -> bytes:
    return build(CONFIGS / "astrakhan.yaml", output="-", language=code, pdf_standard=standard).pdf


def starter(standard: str) -> bytes:
    return build(CONFIGS / "starter.yaml", output="-", pdf_standard=standard).pdf


def of(briefing: Briefing, standard: str, drawings: object = None) -> bytes:
    """The briefing with all that goes with it."""
    kind = KINDS[standard]

    def attach(drawn: Drawn) -> list[Attachment]:
        return list(enclose(briefing, drawn, EN, None))

    shown = drawings or sample.drawings()
    return render(briefing, shown, THEME, EN, standard=kind, attach=attach if kind.may_attach else None).pdf  # type: ignore[arg-type]  # drawings by id


@cache
def hard(folder: Path) -> Briefing:
    return hard_briefing(folder)


def gallery(folder: Path) -> bytes:
    """The gallery of charts, built as its script builds it."""
    spec = importlib.util.spec_from_file_location("gallery_of_charts", ROOT / "docs" / "gallery" / "build.py")
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: bytes = module.make(folder / "gallery.pdf", dry_run=True).pdf
    return made


MADE: dict[str, Callable[[Path], bytes]] = {
    "reference": lambda _: reference(),
    "reference, without attachments": lambda _: reference("en", PLAIN),
    "reference, PDF 2.0": lambda _: reference("en", NEW),
    "reference in Russian": lambda _: reference("ru"),
    "reference in Belarusian": lambda _: reference("be"),
    "starter": lambda _: starter("ua-1,a-3a"),
    "starter, PDF 2.0": lambda _: starter(NEW),
    "every component": lambda _: of(sample.briefing(), "ua-1,a-3a"),
    "every component, PDF 2.0": lambda _: of(sample.briefing(), NEW),
    "hard cases": lambda folder: of(hard(folder), "ua-1,a-3a"),
    "hard cases, without attachments": lambda folder: of(hard(folder), PLAIN),
    "hard cases, PDF 2.0": lambda folder: of(hard(folder), NEW),
    "120 rows": lambda _: rendered(sample.levels(120)).pdf,
    "gallery": gallery,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def sound() -> bytes:
    return rendered(sample.chart(), drawings=sample.drawings()).pdf


@pytest.mark.parametrize("name", MADE)
def test_both_validators_find_nothing(name: str, folder: Path) -> None:
    made = MADE[name](folder)
    claimed = ("ua2", "4f") if name.endswith("PDF 2.0") else ("ua1", "2a" if "without" in name else "3a")
    assert claims(made) == claimed
    assert findings(made, claimed) == ()


@pytest.mark.long
@pytest.mark.parametrize("standard", [PLAIN, NEW])
@pytest.mark.parametrize("code", ["ru", "be"])
def test_both_validators_find_nothing_in_the_other_languages(code: str, standard: str) -> None:
    made = reference(code, standard)
    assert findings(made, claims(made)) == ()


@pytest.mark.long
@pytest.mark.parametrize("standard", ["ua-1,a-3a", NEW])
def test_both_validators_find_nothing_in_a_report_of_300_pages(standard: str) -> None:
    briefing, drawings = long_report(62)
    made = of(briefing, standard, drawings)
    with opened(made) as document:
        assert len(document.pages) >= 300
    assert findings(made, claims(made)) == ()


def test_the_shipped_gallery_is_what_it_claims_to_be() -> None:
    shipped = (ROOT / "docs" / "gallery.pdf").read_bytes()
    assert is_untouched(shipped)
    assert findings(shipped, claims(shipped)) == ()


def take_fonts_out(document: pikepdf.Pdf) -> None:
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry:
            del entry["/FontFile2"]


def leave_figures_undescribed(document: pikepdf.Pdf) -> None:
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == pikepdf.Name.Figure:
            del entry["/Alt"]


def forget_colours(document: pikepdf.Pdf) -> None:
    del document.Root["/OutputIntents"]


def untag(document: pikepdf.Pdf) -> None:
    del document.Root["/StructTreeRoot"]


def lose_relationships(document: pikepdf.Pdf) -> None:
    for each in document.Root.AF:
        del each["/AFRelationship"]


def lead_to_pages_alone(document: pikepdf.Pdf) -> None:
    for _, place in pikepdf.NameTree(document.Root.Names.Dests).items():
        del place["/SD"]


def forget_who_cites(document: pikepdf.Pdf) -> None:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/FENote" and "/Ref" in each:
            del each["/Ref"]


def forget_the_namespace(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot.K[0]["/NS"]


def damaged(pdf: bytes, damage: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file with something taken from it."""
    target = io.BytesIO()
    with opened(pdf) as document:
        damage(document)
        document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("damage", "standard", "clauses", "second"),
    [
        (take_fonts_out, "ua1", ["7.21.4.1-1"], ["FONT-EMBEDDING"]),
        (take_fonts_out, "3a", ["6.2.11.4.1-1"], ["FONT-EMBEDDING"]),
        (leave_figures_undescribed, "ua1", ["7.3-1"], ["FIGURE-ALTERNATIVE-TEXT"]),
        (leave_figures_undescribed, "3a", [], []),  # an archive need not describe its figures
        (untag, "ua1", ["7.1-11", "7.1-3", "7.18.5-1"], ["LINK-LINK-TAG", "STRUCT-TREE-ROOT"]),
        (untag, "3a", ["6.7.3.3-1"], ["STRUCT-TREE-ROOT"]),
        (forget_colours, "ua1", [], []),
        (forget_colours, "3a", ["6.2.10-2", "6.2.4.3-2"], ["DEVICE-RGB", "TRANSPARENCY-GROUP-CS"]),
    ],
)
def test_both_validators_find_damage(
    sound: bytes, damage: Callable[[pikepdf.Pdf], None], standard: str, clauses: list[str], second: list[str]
) -> None:
    spoilt = damaged(sound, damage)
    assert [rule.clause for rule in failed_rules(spoilt, standard)] == clauses
    prefix = {"ua1": "PDFUA1", "3a": "PDFA3A"}[standard]
    assert [rule.clause for rule in second_opinion(spoilt, standard)] == [f"{prefix}-{name}-001" for name in second]


@pytest.mark.parametrize(
    ("damage", "standard", "clauses"),
    [
        (lose_relationships, "4f", ["6.9-4"]),
        (lose_relationships, "ua2", []),
        (lead_to_pages_alone, "ua2", ["8.8-1"]),
        (forget_who_cites, "ua2", ["8.2.5.14-2"]),
        (forget_the_namespace, "ua2", ["8.2.5.2-2"]),
    ],
)
def test_verapdf_finds_damage_in_pdf_2(
    damage: Callable[[pikepdf.Pdf], None], standard: str, clauses: list[str]
) -> None:
    spoilt = damaged(of(sample.briefing(), NEW), damage)
    assert [rule.clause for rule in failed_rules(spoilt, standard)] == clauses


def test_a_file_of_another_is_never_judged(sound: bytes) -> None:
    """The judge of all files passes over what a test has spoilt."""
    assert is_untouched(sound)
    assert not is_untouched(damaged(sound, untag))
    assert claims(sound) == ("ua1", "3a")


def test_verapdf_finds_a_wrong_length(sound: bytes, tmp_path: Path) -> None:
    """The second validator's finding on lengths is passed over, so the first must have it."""
    path = tmp_path / "short.pdf"
    number = re.search(rb"/Length (\d+)\n>>\nstream", sound)
    assert number
    shorter = str(int(number[1]) - 1).rjust(len(number[1]), "0").encode()
    path.write_bytes(sound[: number.start(1)] + shorter + sound[number.end(1) :])
    (rule,) = failed_rules(path, "3a")
    assert rule.clause == "6.1.7.1-1"
    assert "value of the Length key" in str(rule)


def test_a_standard_of_files_with_attachments_is_not_claimed_without_any(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a file of ua-2,a-4f has attachments and this one has none; give `attach`"):
        render(hard(tmp_path), sample.drawings(), THEME, EN, standard=KINDS[NEW])
