"""Tables: columns, decimal alignment, splitting."""

from __future__ import annotations

import math

import pytest

from reportgen.errors import RenderError
from reportgen.model.briefing import Align, Column, Prose, Row, Table
from reportgen.model.facts import Qualifier
from reportgen.model.passage import Amount, Form, Mark, Name, Passage
from reportgen.pdf.blocks import Space
from reportgen.pdf.columns import GUTTER_PT, Measure, column_widths, with_fewer_lines
from reportgen.pdf.grid import ROW_PADDING_PT, Grid, GridCell, GridLook, GridRow, Rows
from tests.pdf import sample
from tests.pdf.reading import character_boxes, page_texts, rendered, text

P = Passage.of


def table(rows: list[tuple[Passage, ...]], *aligns: Align, groups: tuple[int, ...] = ()) -> Table:
    columns = tuple(Column(P(f"{chr(65 + n)}"), align) for n, align in enumerate(aligns))
    made = tuple(Row(cells[:1] if n in groups else cells, is_group=n in groups) for n, cells in enumerate(rows))
    return Table("t", P("Title"), columns, made)


def test_columns_that_fit_share_the_rest_by_weight() -> None:
    widths = column_widths([Measure(10, 40, 0), Measure(10, 50, 1), Measure(10, 50, 3)], 40 + 100 + 40 + 2 * GUTTER_PT)
    assert widths == (40, 60, 80)


def test_a_column_as_wide_as_its_content_has_air_at_the_edge_where_there_is_room() -> None:
    widths = column_widths([Measure(10, 40, 1), Measure(10, 20, 0)], 200 + GUTTER_PT)
    assert widths == (162, 38)
    assert column_widths([Measure(10, 40, 1), Measure(10, 20, 0)], 70 + GUTTER_PT) == (45, 25)


def test_a_wide_column_takes_what_the_others_leave() -> None:
    widths = column_widths([Measure(10, 40, 0), Measure(10, 30, 1), Measure(20, 900, 1)], 200 + 2 * GUTTER_PT)
    assert widths == pytest.approx((40, 30, 130))


def test_no_column_is_narrower_than_its_longest_word() -> None:
    widths = column_widths([Measure(60, 80, 1), Measure(10, 900, 9)], 160 + GUTTER_PT)
    assert widths is not None
    assert widths[0] >= 60
    assert sum(widths) == pytest.approx(160)


def test_a_narrow_column_does_not_wrap_because_others_are_long() -> None:
    widths = column_widths([Measure(20, 40, 0.1), Measure(60, 900, 1), Measure(60, 900, 1)], 240 + 2 * GUTTER_PT)
    assert widths == pytest.approx((40, 100, 100))


def test_words_that_do_not_fit_give_no_widths() -> None:
    assert column_widths([Measure(60, 80, 1), Measure(60, 90, 1)], 100) is None


def test_numbers_stand_at_the_decimal_sign_whatever_hangs_before_and_after_them() -> None:
    amounts = [
        Amount(sample.T24, Form.BARE),
        Amount(sample.quantity("5.25"), Form.BARE),
        Amount(sample.quantity("131.5", qualifier=Qualifier.OVER), Form.BARE),
    ]
    rows = [(P(Name("row")), P(amount, " ", Mark(("S01",)))) for amount in amounts]
    boxes = character_boxes(rendered(table(rows, Align.LEFT, Align.DECIMAL)).pdf)
    points = [box[0] for _, character, box in boxes if character == "."]
    seven = next(box[2] for _, character, box in boxes if character == "7")
    table_points = [x for x in points if abs(x - seven) < 3]
    assert len(table_points) == 2
    assert table_points[0] == pytest.approx(table_points[1], abs=0.1)


def test_a_percentage_stands_under_the_others_whether_a_marker_follows_it_or_not() -> None:
    rows = [(P(Name("row")), P(Name(words))) for words in ("72%", "about 35%\u00a0[e]", "doubled")]
    boxes = character_boxes(rendered(table(rows, Align.LEFT, Align.DECIMAL)).pdf)
    signs = [box[2] for _, character, box in boxes if character == "%"]
    assert signs == pytest.approx([signs[0]] * 2, abs=0.05)


def test_right_aligned_cells_end_at_the_column_s_edge() -> None:
    rows = [(P(Name("row")), P(Name(word))) for word in ("wQ", "lonwQ")]
    boxes = character_boxes(rendered(table(rows, Align.LEFT, Align.RIGHT)).pdf)
    edges = [box[2] for _, character, box in boxes if character == "Q"]
    assert edges[0] == pytest.approx(edges[1], abs=0.05)


def test_a_long_table_repeats_its_header_and_says_that_it_continues() -> None:
    rows = [(P(Name(f"line{n:03}")), P(Name(str(n)))) for n in range(120)]
    component = Table("t", P("All lines"), (Column(P("Key")), Column(P("Worth"), Align.RIGHT)), tuple(map(Row, rows)))
    pages = page_texts(rendered(component).pdf)
    assert len(pages) == 3
    assert all("Key Worth" in page for page in pages)
    assert ["Table 1, continued" in page for page in pages] == [False, True, True]
    assert all(text.count(f"line{n:03}") == 1 for text in [" ".join(pages)] for n in range(120))


def test_a_group_row_stays_with_its_rows() -> None:
    for before in range(40, 50):
        rows = [(P(Name(f"r{n}")), P(Name("x"))) for n in range(before)] + [(P(Name("Group")),)]
        rows += [(P(Name("after")), P(Name("x")))] * 3
        pages = page_texts(rendered(table(rows, Align.LEFT, Align.LEFT, groups=(before,))).pdf)
        assert not any("Group" in page and "after" not in page for page in pages)


def test_a_table_that_goes_on_names_the_group_that_goes_on() -> None:
    rows = [(P(Name("Tonnes")),), *([(P(Name("t")), P(Name("x")))] * 70), (P(Name("Pieces")),)]
    rows += [(P(Name("p")), P(Name("x")))] * 70
    pages = page_texts(rendered(table(rows, Align.LEFT, Align.LEFT, groups=(0, 71))).pdf)
    assert len(pages) == 4
    assert ["Tonnes" in page for page in pages] == [True, True, False, False]
    assert ["Pieces" in page for page in pages] == [False, True, True, True]


def test_a_cell_that_goes_on_names_its_group_too() -> None:
    words = " ".join(f"w{n:04}" for n in range(1700))
    rows = [(P(Name("Tonnes")),), (P(Name("key")), P(Name(words))), (P(Name("Pieces")),), (P(Name("a")), P(Name("x")))]
    pages = page_texts(rendered(table(rows, Align.LEFT, Align.LEFT, groups=(0, 2))).pdf)
    assert all("Tonnes" in page for page in pages)
    assert ["Pieces" in page for page in pages] == [*[False] * (len(pages) - 1), True]


def test_a_cell_higher_than_a_page_is_divided_and_keeps_every_word() -> None:
    words = [f"w{n:04}" for n in range(1700)]
    rows = [(P(Name("key")), P(Name(" ".join(words)))), (P(Name("last")), P(Name("end")))]
    pdf = rendered(table(rows, Align.LEFT, Align.LEFT)).pdf
    found = [word for word in text(pdf).split() if word.startswith(("w0", "w1"))]
    assert found == words
    assert len(page_texts(pdf)) >= 2


def test_many_columns_are_set_smaller_and_too_many_are_refused() -> None:
    def wide(count: int) -> Table:
        columns = tuple(Column(P("Wordword")) for _ in range(count))
        return Table("wide", P("Title"), columns, (Row((P("wordword"),) * count),))

    assert rendered(wide(11)).pages == 1
    with pytest.raises(RenderError) as caught:
        rendered(wide(22))
    assert "section 'one', table 'wide': its 22 columns do not fit the width" in str(caught.value)


def test_a_table_without_rows_keeps_its_header() -> None:
    assert "Table 1. Title A B" in text(rendered(table([], Align.LEFT, Align.DECIMAL)).pdf)


def test_register_and_timeline_are_tables() -> None:
    words = text(rendered(sample.register(3), sample.timeline(4)).pdf)
    assert "Table 1. What was promised" in words
    assert "No. Who, to whom What By when Status Evidence" in words
    assert "Date Place, level Event" in words
    assert "undated" in words


def test_the_parts_of_a_long_table_share_its_rows_and_their_heights() -> None:
    rows = [GridRow((GridCell(Space(10)),))] * 20_000
    look = GridLook("#000000", "#000000", "#000000")
    grid = Grid(Rows(rows[0], rows, ((0.0, 100.0),)), look, caption=Space(0), continued=Space(0), foot=Space(0))
    parts, rest = 1, grid
    while rest.height(100) > 700 and (cut := rest.split(100, 700)):
        assert isinstance(cut[1], Grid)
        rest = cut[1]
        parts += 1
        assert rest.rows is grid.rows
    row_pt = 10 + 2 * ROW_PADDING_PT
    rows_a_page = (700 - row_pt) // row_pt
    assert parts == math.ceil(20_000 / rows_a_page)


def test_a_low_table_is_not_divided() -> None:
    rows = [(P(Name(f"r{n}")), P(Name("x"))) for n in range(5)]
    for lines in range(36, 50):
        filler = Prose(tuple(P(Name(f"line {n}")) for n in range(lines // 2)))
        pages = page_texts(rendered(filler, table(rows, Align.LEFT, Align.LEFT)).pdf)
        assert [page for page in pages if "r0 x r1 x r2 x r3 x r4 x" in page]


def test_room_goes_to_the_column_whose_cells_wrap() -> None:
    long, short = [(30.0, 3.0)] * 3, [(20.0, 3.0)]
    measures = [Measure(30, 96, 1), Measure(20, 200, 1)]
    assert with_fewer_lines((80.0, 80.0), measures, [(long, short)] * 3) == (98.0, 62.0)
    assert with_fewer_lines((80.0, 80.0), measures, [(short, short)] * 3) == (80.0, 80.0)
    fixed = [measures[0], Measure(20, 200, 0)]
    assert with_fewer_lines((80.0, 80.0), fixed, [(long, short)] * 3) == (80.0, 80.0)
