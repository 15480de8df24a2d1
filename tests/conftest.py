"""What every test runs with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.built import RECORDER

JUDGE = "test_everything_built.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The judge of all files comes last."""
    items.sort(key=lambda item: item.path.name == JUDGE)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Whoever builds a file is known by name."""
    RECORDER.test = item.nodeid


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test finds, or leaves, drawings in the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(autouse=True, scope="session")
def _files_are_kept(request: pytest.FixtureRequest) -> Iterator[None]:
    """When the judge sits, it gets every file that is built from now on."""
    if not any(item.path.name == JUDGE for item in request.session.items):
        yield
        return
    from reportgen.pdf import document  # noqa: PLC0415 (other sessions need no PDF library)
    from tests.built import claims  # noqa: PLC0415
    from tests.standards import put_to_both  # noqa: PLC0415 (nor Java)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RECORDER, "at_once", lambda pdf: put_to_both(pdf, claims(pdf)))
        patch.setattr(document, "finish", RECORDER.listening(document.finish))
        yield
