"""Tables, observations, sources and documents of the workspace → a `Dataset`, each value with its origin."""

from __future__ import annotations

from reportgen.inputs.dataset import read_dataset
from reportgen.inputs.files import DataFiles, TableFile
from reportgen.inputs.frame import to_frame
from reportgen.inputs.tables import read_table

__all__ = ["DataFiles", "TableFile", "read_dataset", "read_table", "to_frame"]
