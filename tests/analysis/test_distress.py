"""Signs that somebody may be in danger."""

from engagement_plugin.analysis.distress import signs
from engagement_plugin.analysis.sentiment import SentimentAnalyzer


def test_an_idiom_wins_over_the_sign_in_it_and_over_no_other() -> None:
    """Laughing oneself to death is no danger; saying both is."""
    assert not signs("I could kill myself laughing")
    assert signs("kill myself laughing, they said. I want to kill myself")


def test_pauses_emoji_and_case_do_not_hide_a_cry() -> None:
    """People in distress do not write well."""
    assert signs("i want. to. die")
    assert signs("I WANT TO DIE")
    assert signs("i wanttt to dieee")


def test_every_language_a_message_may_be_in_is_heard() -> None:
    """Whatever the settings say, and in a message that mixes two."""
    assert signs("I want to kill myself", "ru")
    assert signs("я так устал, i want to kill myself")


def test_the_mark_is_no_valence() -> None:
    """It comes in the same pass and is not the score."""
    found = SentimentAnalyzer().read("gonna end it all tonight, take care, love you all")

    assert found.distress
    assert found.sentiment == SentimentAnalyzer().analyze(
        "gonna end it all tonight, take care, love you all"
    )
