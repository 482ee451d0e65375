"""Each language is tried on sentences written by hand, in the way people chat."""

import tomllib
from pathlib import Path

import pytest

from engagement_plugin.analysis.distress import signs
from engagement_plugin.analysis.lexicon import SHIPPED
from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.domain.sentiment import NEUTRAL_BAND

HERE = Path(__file__).parent
ANALYZER = SentimentAnalyzer()
LEAST_RIGHT = 0.85
MOST_FALSE_ALARMS = 0.2


def sentences(folder: str, language: str) -> dict[str, list[str]]:
    source = (HERE / folder / f"{language}.toml").read_text(encoding="utf-8")
    return {key: each for key, each in tomllib.loads(source).items() if isinstance(each, list)}


def side(text: str, language: str) -> str:
    score = ANALYZER.analyze(text, language=language).score
    if abs(score) < NEUTRAL_BAND:
        return "neutral"
    return "positive" if score > 0 else "negative"


@pytest.mark.parametrize("language", SHIPPED)
def test_most_sentences_come_out_as_a_speaker_would_say(language: str) -> None:
    """Of all sentences of a language 85 % at least; those that do not are shown."""
    wanted = sentences("sentences", language)
    wrong = [
        f"{label}, not {side(text, language)}: {text}"
        for label, texts in wanted.items()
        for text in texts
        if label != side(text, language)
    ]

    assert {"positive", "negative", "neutral"} == set(wanted)
    assert len(wrong) <= (1 - LEAST_RIGHT) * sum(map(len, wanted.values())), "\n".join(wrong)


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("hint", [True, False], ids=["hint", "no hint"])
def test_no_sign_of_distress_is_missed(language: str, *, hint: bool) -> None:
    """Recall before precision: every one, whatever the person's settings say."""
    hits = sentences("distress", language)["hits"]

    assert [] == [text for text in hits if not signs(text, language if hint else None)]


@pytest.mark.parametrize("language", SHIPPED)
def test_alarms_are_seldom_false(language: str) -> None:
    """News, idioms, films and hard work: one in five at most."""
    misses = sentences("distress", language)["misses"]
    alarms = [text for text in misses if signs(text, language)]

    assert len(alarms) <= MOST_FALSE_ALARMS * len(misses), "\n".join(alarms)
