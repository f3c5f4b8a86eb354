"""A line with plain links and nothing else is read without the parser, and just as the parser would read it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from curriculum.reading.inline import Inline, Link, _links, _plain, plain_links

PIECE = st.sampled_from([
    "words", "two words ", "[", "]", "](", "(", ")", "!", "[a](b.md)", "[a b](../c_d.md#e_f)", "[](g)", "[h]()", "[i](j k)",
    "[l](<m>)", "[n][o]", "[o]", "[p](q \"r\")", "![s](t.png)", "[^u]", "^[v]", "[w [x](y)](z)", "*", "_", "`", "~~", "<br>",
    "<https://a.b>", "&amp;", "&", "\\", "\n", "  \n", "\u00a0", "\t", "https://c.d", "[x] ", ".", ":", "{#e}", "b.md", "\x01",
])


def test_plain_links_need_no_parser() -> None:
    assert plain_links("[A b](../c.md#d): words! (see [e](f.md)).") == (
        "A b: words! (see e).", (Link("../c.md#d", 0, 7), Link("f.md", 0, 35)))


@settings(max_examples=2000, deadline=None)
@given(st.lists(PIECE, max_size=8).map("".join))
@example("a](b.md) [a](b.md)")
def test_plain_links_are_what_the_parser_finds(content: str) -> None:
    found = plain_links(content)
    if found is not None:
        tokens = Inline({"O": {"href": "o", "title": ""}}, ["u"])._tokens(content)
        assert (" ".join(found[0].split()), found[1]) == (" ".join(_plain(tokens).split()), tuple(_links(tokens, content)))
