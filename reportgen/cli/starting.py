"""`reportgen init`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from reportgen.cli.faults import speaking
from reportgen.cli.listing import schema_text
from reportgen.cli.voice import Voice, count
from reportgen.errors import ConfigError, error
from reportgen.output import write_whole
from reportgen.shipped import shipped

CONFIG = Path("config", "briefing.yaml")
SCHEMA = Path("config", "briefing.schema.json")

_ASSETS = """\
Pictures of your briefing
=========================

mark.png is a stand-in: put your logo here (PNG or JPEG) and name it in config/briefing.yaml:

    theme:
      logo: ../assets/logo.png

Fonts need not be here: PT Serif, PT Sans and DejaVu Sans come with reportgen. A theme of your own may bring others.
"""


@click.command(epilog="\b\nExample:\n  reportgen init my-briefing && cd my-briefing && reportgen build")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Use a folder that holds other files; none of them is overwritten.")
@speaking
def init(voice: Voice, folder: Path, force: bool) -> int:
    """Lay out config, assets and data of a small briefing of your own in DIR.

    It can be built at once and then changed, file by file.
    """
    files = dict(_files())
    refuse_taken(folder, files, force=force)
    for path, content in files.items():
        write_whole(folder / path, content)
    if not (voice.as_json or voice.is_quiet):
        for path in files:
            click.echo(f"  {folder / path}")
    step = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
    line = f"{folder}: {count(len(files), 'file')}; next: {step}reportgen build"
    voice.result(line, {"path": str(folder), "files": [path.as_posix() for path in files]})
    return 0


def _files() -> Iterator[tuple[Path, bytes]]:
    """What a new workspace holds: path in it → content."""
    starter = shipped("config", "starter.yaml").read_text(encoding="utf-8")
    yield CONFIG, starter.replace("../data/starter/", "../data/").encode()
    yield SCHEMA, schema_text().encode()
    yield Path("assets", "README.md"), _ASSETS.encode()
    yield Path("assets", "mark.png"), shipped("assets", "mark.png").read_bytes()
    root = shipped("data", "starter")
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        yield Path("data") / path.relative_to(root), path.read_bytes()


def refuse_taken(folder: Path, files: Mapping[Path, bytes], *, force: bool) -> None:
    """Raises ConfigError when `folder` is no place for a new workspace of these files."""
    where = str(folder)
    if folder.exists() and not folder.is_dir():
        raise ConfigError(error("init-not-folder", where, "this is a file, not a folder", "name a new folder"))
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    if not force:
        remedy = "name a new folder, or add --force to lay the briefing out beside what is there"
        raise ConfigError(error("init-not-empty", where, "the folder is not empty", remedy))
    taken = [folder / path for path in files if (folder / path).exists()]
    if taken:
        raise ConfigError(
            error(
                "init-exists", str(path), "the file exists and is not overwritten", "move it away, or name a new folder"
            )
            for path in taken
        )
