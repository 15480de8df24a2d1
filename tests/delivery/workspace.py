"""A small workspace with a schedule and recipients, laid out by hand, and its order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportgen.delivery.orders import Order, read_order
from reportgen.delivery.plan import Mail, Server

CONFIG = """\
version: 1
briefing:
  title: Harbour traffic
data:
  sources: ../data/sources.csv
  observations: ../data/observations.csv
sections:
  - key_figures: {figures: [{indicator: calls, where: {port: North}}]}
  - trend: {indicator: calls, where: {port: North}}
  - sources
output: out/{slug}-{as_of}.pdf
schedule: {cron: "0 7 * * MON", timezone: Europe/Minsk}
email:
  from: Harbour desk <desk@example.test>
  recipients:
    - a@one.test
    - b@two.test
    - Гавань <c@three.test>
"""

SOURCES = """\
id,publisher,title,published,url,language
S1,Harbour office,Yearbook,2025-03-01,https://harbour.example/yearbook,en
"""

OBSERVATIONS = """\
id,indicator,port,period,low,high,unit,multiplier,qualifier,status,source,statement
A1,calls,North,2022,120,120,units,0,exact,reported,S1,
A2,calls,North,2023,150,150,units,0,almost,reported,S1,
A3,calls,North,2024,131,131,units,0,exact,reported,S1,
"""


def lay_out(root: Path) -> Path:
    """The files of the workspace; gives the path of the config."""
    files = {"config/harbour.yaml": CONFIG, "data/sources.csv": SOURCES, "data/observations.csv": OBSERVATIONS}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / "config" / "harbour.yaml"


def order_for(config: Path, server: Server | None) -> Order:
    """The config's order, with a server of the test's own."""
    order = read_order(config, {})
    assert order.mail is not None
    mail: Mail = replace(order.mail, server=server)
    return replace(order, mail=mail)
