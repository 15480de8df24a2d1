"""The last test: two validators that are not ours judge every PDF that this run of the tests has built."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.built import RECORDER, claims
from tests.standards import findings


def test_every_file_is_what_it_claims_to_be(tmp_path_factory: pytest.TempPathFactory) -> None:
    RECORDER.keep_files_below(tmp_path_factory.getbasetemp())
    files = list(RECORDER)
    first = [findings(pdf, claims(pdf)) for _, pdf in files[:1]]  # starts Java, once
    with ThreadPoolExecutor(2) as judges:  # veraPDF keeps what it knows of a file by thread
        found = [*first, *judges.map(lambda each: findings(each[1], claims(each[1])), files[1:])]
    told = {test: rules for (test, _), rules in zip(files, found, strict=True) if rules}
    assert told == {}
