"""Draws reportgen's mark, assets/mark.png: a page whose lines of text are the bars of a ranking, grown from its spine.

    python assets/mark.py

Two flat colours and white, so that it prints at 5 mm and survives a photocopy.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

WIDE, HIGH = 480, 600  # pixels of the finished mark
FINER = 4  # drawn so many times larger, then reduced, for smooth edges
PAGE, FINDING, LINES = "#12436D", "#58C4B8", "#FFFFFF"
CUT = 132  # of the upper right corner
TOP, BAR, STEP = 150, 54, 102
LENGTHS = (372, 282, 192, 102)


def draw() -> Image.Image:
    """The mark on a transparent ground."""
    large = Image.new("RGBA", (WIDE * FINER, HIGH * FINER), (255, 255, 255, 0))
    pen = ImageDraw.Draw(large)

    def scaled(*numbers: float) -> list[float]:
        return [number * FINER for number in numbers]

    pen.polygon(scaled(0, 0, WIDE - CUT, 0, WIDE, CUT, WIDE, HIGH, 0, HIGH), fill=PAGE)
    for number, length in enumerate(LENGTHS):
        top = TOP + number * STEP
        pen.rectangle(scaled(0, top, length, top + BAR), fill=LINES if number else FINDING)
    return large.resize((WIDE, HIGH), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    draw().save(Path(__file__).with_name("mark.png"), optimize=True)
