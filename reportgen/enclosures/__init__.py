"""What goes with a PDF, inside it: the data of its charts and tables, where each number comes from, its config."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.enclosures.columns import dictionary
from reportgen.enclosures.datasets import data_files
from reportgen.enclosures.lineage import evidence_file
from reportgen.enclosures.values import Wording
from reportgen.model.attachment import Attachment, Relationship
from reportgen.model.briefing import Briefing

if TYPE_CHECKING:
    from reportgen.language import Language
    from reportgen.pdf import Drawn

__all__ = ["config_enclosure", "enclose"]


def enclose(briefing: Briefing, drawn: Drawn, language: Language, config: Attachment | None) -> Sequence[Attachment]:
    """The files, in the order in which a reader finds them: data, their dictionary, evidence, config.

    No confidential value is in any of them, whatever is computed from it.
    """
    wording = Wording(language, {id(run.run): run.text for run in drawn.runs})
    data = data_files(briefing, drawn.labels, wording)
    files = [*data, *dictionary(language), evidence_file(briefing, drawn, language)] if data or drawn.runs else []
    return (*files, *([config] if config else []))


def config_enclosure(name: str, text: str, language: Language) -> Attachment:
    """The config as a file that may be given away."""
    description = language.words("The YAML of this briefing, without addresses, schedule and parameters")
    return Attachment(name, "application/yaml", text.encode(), description, Relationship.SOURCE)
