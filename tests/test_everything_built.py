"""The last test: two validators that are not ours judge every PDF that this run of the tests has built."""

from __future__ import annotations

import pytest

from tests.built import RECORDER, claims
from tests.standards import findings


def test_every_file_is_what_it_claims_to_be(tmp_path_factory: pytest.TempPathFactory) -> None:
    RECORDER.keep_files_below(tmp_path_factory.getbasetemp())
    told = {test: rules for test, pdf in RECORDER if (rules := findings(pdf, claims(pdf)))}
    assert told == {}
