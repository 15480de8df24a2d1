"""Whatever stands in an analyst's cells, the sections print it or say what is wrong with it."""

from __future__ import annotations

import pytest

from tests.sections.plain import lines
from tests.sections.tables import holding, made, problems, table

SECTIONS = {
    "commodities": (
        "period,flow,reporter,partner,rank,commodity,hs_chapter,low,high,unit,multiplier,qualifier,status,source",
        "{odd},export,,,{odd},{odd},{odd},{odd},{odd},{odd},{odd},{odd},{odd},{odd}",
    ),
    "cooperation": (
        "area,item,status,statement,parties,next_step,date,source",
        "{odd},{odd},{odd},{odd},{odd},{odd},{odd},{odd}",
    ),
    "statements": (
        "speaker,role,date,topic,modality,statement,source",
        "{odd},{odd},{odd},{odd},{odd},{odd},{odd}",
    ),
    "commitments": (
        "id,debtor,creditor,what,due,status,made_on,evidence,source",
        "{odd},{odd},{odd},{odd},{odd},{odd},{odd},{odd},{odd}",
    ),
    "events": ("date,place,event,participants,level,outcome,source", "{odd},{odd},{odd},{odd},{odd},{odd},{odd}"),
    "regions": (
        "region,period,turnover,export,unit,multiplier,qualifier,status,source",
        "{odd},2024,12,{odd},{odd},{odd},{odd},{odd},{odd}",
    ),
}
NAMES = {"events": "timeline", "regions": "comparison"}
ODD = ["<b>1</b> & $5 {item} {0}", "Минск №2", "a" * 3000, "-1e400", "5", "\u202e3", "[x] 7"]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:8])
@pytest.mark.parametrize("name", SECTIONS)
def test_odd_cells_are_printed_or_told(name: str, odd: str) -> None:
    header, row = SECTIONS[name]
    data = holding(table(name, f"{header}\n{row.replace('{odd}', odd)}"))
    section = made(NAMES.get(name, name), data)
    assert odd in " ".join(lines(section)) or any(odd[:40] in told for told in problems(section))


@pytest.mark.parametrize("name", SECTIONS)
def test_a_table_with_other_columns_is_told(name: str) -> None:
    section = made(NAMES.get(name, name), holding(table(name, "alpha,beta\n1,2")))
    assert any("column" in told for told in problems(section))


@pytest.mark.parametrize("name", SECTIONS)
def test_a_table_without_rows_is_told(name: str) -> None:
    section = made(NAMES.get(name, name), holding(table(name, SECTIONS[name][0])))
    assert lines(section)
