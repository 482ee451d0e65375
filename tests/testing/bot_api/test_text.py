"""HTML becomes text and entities as Telegram counts them."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.testing.bot_api import Json
from engagement_plugin.testing.bot_api.refusals import RefusedError
from engagement_plugin.testing.bot_api.text import formatted, utf16_length


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        pytest.param("a &amp; b", "a & b", [], id="escaped"),
        pytest.param("a & b &nbsp; &#33;", "a & b &nbsp; !", [], id="loose ampersand"),
        pytest.param(
            "🎉<b>x<i>y</i></b>",
            "🎉xy",
            [
                {"type": "bold", "offset": 2, "length": 2},
                {"type": "italic", "offset": 3, "length": 1},
            ],
            id="nested after an emoji",
        ),
        pytest.param(
            '<a href="https://example.org/?a=1&amp;b=2">go</a>',
            "go",
            [
                {
                    "type": "text_link",
                    "url": "https://example.org/?a=1&b=2",
                    "offset": 0,
                    "length": 2,
                }
            ],
            id="link",
        ),
        pytest.param(
            '<a href="tg://user?id=7">Ada</a>',
            "Ada",
            [
                {
                    "type": "text_mention",
                    "user": {"id": 7, "is_bot": False, "first_name": "Someone"},
                    "offset": 0,
                    "length": 3,
                }
            ],
            id="mention",
        ),
        pytest.param(
            '<pre><code class="language-python">x = 1</code></pre>',
            "x = 1",
            [{"type": "pre", "language": "python", "offset": 0, "length": 5}],
            id="code block",
        ),
        pytest.param(
            '<span class="tg-spoiler">s</span><blockquote expandable>q</blockquote>',
            "sq",
            [
                {"type": "spoiler", "offset": 0, "length": 1},
                {"type": "expandable_blockquote", "offset": 1, "length": 1},
            ],
            id="spoiler and quotation",
        ),
    ],
)
def test_html_is_read(source: str, text: str, entities: list[Json]) -> None:
    """Tags become entities, offsets count UTF-16 units."""
    done = formatted(source, parse_mode="HTML", entities=(), limit=4096)

    assert done.text == text
    assert list(done.entities) == entities


@pytest.mark.parametrize(
    "source",
    [
        "<3",
        "a < b",
        "<b>x",
        "x</b>",
        "<b>x</i>",
        "<p>x</p>",
        "<br/>",
        "<!-- x -->",
        "<b",
        "<span>x</span>",
        "<?x>",
    ],
)
def test_html_telegram_cannot_read_is_refused(source: str) -> None:
    """A forgotten escape shows in a test, not in production."""
    with pytest.raises(RefusedError, match="can't parse entities"):
        formatted(source, parse_mode="html", entities=(), limit=4096)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_an_escaped_text_comes_back(text: str) -> None:
    """What `html.escape` made safe is read as it was, within one entity of its length."""
    source = f"<b>{html.escape(text, quote=False)}</b>"

    done = formatted(source, parse_mode="HTML", entities=(), limit=4096)

    assert done.text == text
    assert [entity["length"] for entity in done.entities] == ([utf16_length(text)] if text else [])


@given(st.text(max_size=20), st.integers(-3, 50), st.integers(-3, 50))
def test_entities_stay_within_their_text(text: str, offset: int, length: int) -> None:
    """An entity passes exactly when it lies within the text."""
    safe = text.encode("utf-16-le", "ignore").decode("utf-16-le")
    entity = {"type": "bold", "offset": offset, "length": length}
    fits = offset >= 0 and length >= 0 and offset + length <= utf16_length(safe)

    try:
        formatted(safe, parse_mode="", entities=[entity], limit=4096)
    except RefusedError:
        assert not fits
    else:
        assert fits
