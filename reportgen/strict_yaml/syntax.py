"""Broken YAML in a person's words."""

from __future__ import annotations

# What the parser says contains … → fact, remedy. The first that fits is used.
_WORDED = (
    ("mapping values are not allowed", "a ':' stands where no key can be", "put quotes around a text that holds ': '"),
    ("did not find expected key", "this line does not continue what stands above it", "line it up with its neighbours"),
    (
        "did not find expected '-'",
        "this line does not continue the list above it",
        "start it with '- ' in line with it",
    ),
    (
        "did not find expected ',' or ']'",
        "a list in [ ] goes wrong here",
        "separate items by ',' and close it with ']'",
    ),
    (
        "did not find expected ',' or '}'",
        "a group in { } goes wrong here",
        "separate keys by ',' and close it with '}'",
    ),
    ("could not find expected ':'", "a key without its ':'", "write 'key: value'"),
    ("unexpected end of stream", "a quotation mark is opened and never closed", "close it"),
    ("unknown escape character", "an unknown \\ escape", "use single quotes, or double the \\"),
    ("expected hexdecimal number", "an incomplete \\ escape", "use single quotes, or double the \\"),
    ("invalid Unicode character escape", "a \\ escape that is no character", "leave it out"),
    ("did not find expected node content", "a value is missing here", "write one, or remove the separator before it"),
    ("sequence entries are not allowed", "a list cannot start here", "start it on its own line"),
    ("did not find expected <document start>", "the file's values end above this line", "indent it, or remove it"),
    ("expected a comment or a line break", "something follows a | or > on its line", "start the text on the next line"),
    ("leading space", "a block of text starts with a line that is indented too far", "indent its lines alike"),
)


def worded(problem: str, character: str) -> tuple[str, str]:
    """The parser's complaint as (fact, remedy); `character` is the one at which it stopped."""
    if character == "\t":
        return "a tab is used to indent", "use spaces"
    if "cannot start any token" in problem:
        return f"'{character}' cannot begin an unquoted text", "put quotes around the text"
    for part, fact, remedy in _WORDED:
        if part in problem:
            return fact, remedy
    return f"this is not valid YAML ({problem})", "look at the line and the one above it"
