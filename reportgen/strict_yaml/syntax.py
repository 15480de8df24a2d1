"""Broken YAML in a person's words."""

from __future__ import annotations

# What the parser says contains … → fact, remedy. The first that fits is used.
_WORDED = (
    (
        "mapping values are not allowed",
        "a ':' stands where no key can be",
        "mend the indentation, or put quotes around a text that holds ': '",
    ),
    ("did not find expected key", "this line does not continue what stands above it", "line it up with its neighbours"),
    (
        "did not find expected '-'",
        "this line does not continue the list above it",
        "start it with '- ' in line with it",
    ),
    (
        "expected ',' or ']'",
        "a list in [ ] goes wrong here",
        "separate items by ',' and close it with ']'",
    ),
    (
        "expected ',' or '}'",
        "a group in { } goes wrong here",
        "separate keys by ',' and close it with '}'",
    ),
    ("could not find expected ':'", "a key without its ':'", "write 'key: value'"),
    (
        "expected alphabetic or numeric character",
        "an unquoted text starts with * or &, which stand for something else in YAML",
        'put quotes around it: "*.md"',
    ),
    ("unknown escape character", "an unknown \\ escape", "use single quotes, or double the \\"),
    ("expected hexdecimal number", "an incomplete \\ escape", "use single quotes, or double the \\"),
    ("invalid Unicode character escape", "a \\ escape that is no character", "leave it out"),
    ("did not find expected node content", "a value is missing here", "write one, or remove the separator before it"),
    ("sequence entries are not allowed", "a list cannot start here", "start it on its own line"),
    ("unexpected document indicator", "a quoted text is cut off by ---", "close the quotation mark above it"),
    ("did not find expected <document start>", "the file's values end above this line", "indent it, or remove it"),
    ("expected comment or line break", "something follows a | or > on its line", "start the text on the next line"),
    ("leading space", "a block of text starts with a line that is indented too far", "indent its lines alike"),
)


# PyYAML's own parser, used where libyaml is missing, says the same in other words.
_SAME = {
    "expected <block end>": "did not find expected key",
    "expected the node content": "did not find expected node content",
    "expected chomping or indentation indicators": "expected comment or line break",
}


def worded(problem: str, before: str, character: str) -> tuple[str, str]:
    """The parser's complaint as (fact, remedy); it stopped at `character`, with `before` to its left on the line."""
    if character == "\t":
        return "a tab is used to indent", "use spaces"
    if "cannot start any token" in problem:
        return f"'{character}' cannot begin an unquoted text", "put quotes around the text"
    problem = _SAME.get(problem.partition(", but")[0], problem)
    if before.strip() and "did not find expected key" in problem:
        return "something follows a value that is already complete", "remove it, or double a quote inside quotes"
    for part, fact, remedy in _WORDED:
        if part in problem:
            return fact, remedy
    return f"this is not valid YAML ({problem})", "look at the line and the one above it"
