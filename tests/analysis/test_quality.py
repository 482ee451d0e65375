"""What an interaction was worth as an exchange."""

from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.analysis.quality import quality
from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.domain import Sentiment

SENTIMENTS = st.none() | st.sampled_from(["I love it", "awful", "the table"]).map(
    SentimentAnalyzer().analyze
)


@given(
    length=st.integers(0, 10**7),
    has_media=st.booleans(),
    is_reply=st.booleans(),
    sentiment=SENTIMENTS,
    latency=st.none() | st.floats(0, 1e9),
    depth=st.none() | st.integers(0, 10**6),
)
def test_quality_lies_between_0_and_1_with_every_part_in_sight(
    length: int,
    has_media: bool,
    is_reply: bool,
    sentiment: Sentiment | None,
    latency: float | None,
    depth: int | None,
) -> None:
    """Whatever is known or not."""
    found = quality(
        length=length,
        has_media=has_media,
        is_reply=is_reply,
        sentiment=sentiment,
        latency_seconds=latency,
        depth=depth,
    )

    assert 0 <= found.total <= 1
    for part in (found.length, found.depth, found.latency, found.sentiment):
        assert part is None or 0 <= part <= 1


def test_what_is_not_known_neither_helps_nor_harms() -> None:
    """The total is the mean of the parts there are."""
    found = quality(length=0, has_media=False, is_reply=False, sentiment=None)

    assert (0.0, None, None, None) == (
        found.length,
        found.depth,
        found.latency,
        found.sentiment,
    )
    assert found.total == 0


def test_each_part_moves_the_total_its_way() -> None:
    """Longer, prompter, deeper and kinder is more."""
    happy, sad = map(SentimentAnalyzer().analyze, ("I love it", "I hate it"))

    def total(
        *,
        length: int = 20,
        has_media: bool = False,
        sentiment: Sentiment = sad,
        latency: float = 900,
        depth: int = 2,
    ) -> float:
        return quality(
            length=length,
            has_media=has_media,
            is_reply=True,
            sentiment=sentiment,
            latency_seconds=latency,
            depth=depth,
        ).total

    assert total() < total(length=90)
    assert total() < total(has_media=True)
    assert total() < total(latency=9)
    assert total() < total(depth=6)
    assert total() < total(sentiment=happy)
