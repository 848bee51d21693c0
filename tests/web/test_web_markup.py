"""Light markup becomes safe HTML."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.markup import show_markup, show_size, show_words
from bot.web.uploads import plain_name

ALLOWED = {"p", "ul", "ol", "li", "strong", "code", "a", "span"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "<p>plain</p>"),
        ("Type *list*.", "<p>Type <strong>list</strong>.</p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("* not bold *", "<p>* not bold *</p>"),
        ("a*b*c", "<p>a*b*c</p>"),
        ("<b>&</b>", "<p>&lt;b&gt;&amp;&lt;/b&gt;</p>"),
        ("*<i>*", "<p><strong>&lt;i&gt;</strong></p>"),
        ("type `add *1h*`", "<p>type <code>add *1h*</code></p>"),
        ("one\ntwo", '<p>one</p><p class="on">two</p>'),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("Saved.\n  Year 3", '<p>Saved.</p><p class="on"><span class="in">Year 3</span></p>'),
        ("Try:\n- a\n- *b*\nend", "<p>Try:</p><ul><li>a</li><li><strong>b</strong></li></ul><p>end</p>"),
        ("1. a\n2. b", '<ol><li value="1">a</li><li value="2">b</li></ol>'),
        ("", ""),
        (
            "see https://example.org/a?b=1&c=2.",
            '<p>see <a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">'
            "https://example.org/a?b=1&amp;c=2</a>.</p>",
        ),
        ("javascript:alert(1)", "<p>javascript:alert(1)</p>"),
    ],
)
def test_markup(text: str, html: str) -> None:
    assert str(show_markup(text)) == html


class Tags(HTMLParser):
    """Collects the tags of a page part and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert all(name in {"href", "rel", "class", "value"} for name, _ in attrs)
        assert all(value and value.startswith("http") for name, value in attrs if name == "href")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(alphabet=st.sampled_from("ab *`<>&\"'\n-1.•) /:") | st.characters(), max_size=200))
def test_nothing_but_our_own_tags_comes_out(text: str) -> None:
    for shown in (show_markup(text), show_words(text)):
        tags = Tags()
        tags.feed(str(shown))
        tags.close()
        assert tags.seen <= ALLOWED
        assert tags.open == []


@given(st.text(alphabet=st.sampled_from("abc *`<>&-\n"), max_size=120))
def test_every_letter_is_kept(text: str) -> None:
    tags = Tags()
    tags.feed(str(show_markup(text)))
    tags.close()
    assert re.sub(r"[^abc<>&]", "", tags.words) == re.sub(r"[^abc<>&]", "", text)


@pytest.mark.parametrize(
    "text", ["*" * 50_000, "*a" * 25_000, "`" * 50_000, " \n" * 25_000, "http://" * 7_000, "- " * 25_000]
)
def test_hostile_text_is_quick(text: str) -> None:
    began = time.perf_counter()
    show_markup(text)
    assert time.perf_counter() - began < 1.0


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "0 bytes"), (1023, "1023 bytes"), (48_211, "47 KB"), (26_214_400, "25.0 MB")]
)
def test_sizes(size: int, shown: str) -> None:
    assert show_size(size) == shown


@pytest.mark.parametrize(
    ("name", "plain"),
    [("a.pdf", "a.pdf"), ("../../etc/passwd", "passwd"), ("C:\\x\\b.png", "b.png"), ("", "file"), ("\x00\n", "file"),
     ("é\u202e.pdf", "é.pdf"), ("x" * 300, "x" * 200), ("y" * 300 + ".pdf", "y" * 188 + ".pdf")],
)  # fmt: skip
def test_names_of_files(name: str, plain: str) -> None:
    assert plain_name(name) == plain
