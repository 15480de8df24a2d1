"""Compares what cron ran (a folder of real_cron.sh) with the slots that reportgen has; 1 where they differ."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reportgen.delivery.schedule import Schedule, upcoming

SPEED = 120
WATCHED = datetime.timedelta(hours=3)


def main(folder: Path, start: datetime.datetime, expressions: list[str]) -> int:
    begun = float((folder / "begun").read_text(encoding="utf-8"))
    ran: dict[int, list[datetime.datetime]] = {number: [] for number in range(len(expressions))}
    for line in (folder / "ran").read_text(encoding="utf-8").splitlines():
        number, moment = line.split()
        faked = start + datetime.timedelta(seconds=(float(moment) - begun) * SPEED)
        ran[int(number)].append(faked.replace(second=0, microsecond=0))
    differ = False
    for number, cron in enumerate(expressions):
        slots = upcoming(Schedule(cron, ZoneInfo("Europe/Rome")), start, 9)
        ours = [slot for slot in slots if slot < start + WATCHED]
        theirs = [moment for moment in ran[number] if moment < start + WATCHED]
        differ |= ours != theirs
        shown = " ".join(f"{moment:%H:%M}" for moment in theirs)
        sys.stdout.write(f"{'ok  ' if ours == theirs else 'DIFF'}  {start:%Y-%m-%d}  {cron:<14}  {shown} UTC\n")
    return int(differ)


if __name__ == "__main__":
    begin = datetime.datetime.fromisoformat(sys.argv[2]).replace(tzinfo=datetime.UTC)
    sys.exit(main(Path(sys.argv[1]), begin, sys.argv[3:]))
