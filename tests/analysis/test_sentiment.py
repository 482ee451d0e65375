"""How one message sounds."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engagement_plugin.analysis.errors import LexiconError
from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.domain import SentimentType
from tests.analysis.test_lexicons import GOOD


@pytest.fixture(scope="module")
def analyzer() -> SentimentAnalyzer:
    return SentimentAnalyzer()


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        pytest.param("it is good", "it is very good", id="degree before"),
        pytest.param("it is a bit good", "it is good", id="dampened"),
        pytest.param("i love it", "i love it so much", id="degree after"),
        pytest.param("it is good", "it is good!!!", id="exclaimed"),
        pytest.param("it is good", "it is GOOD", id="shouted"),
        pytest.param("it is good", "it is goooood", id="drawn out"),
        pytest.param("it is good", "it is good 😍", id="emoji"),
        pytest.param("it is awful", "it is not good", id="negation weakens"),
        pytest.param("good but bad", "bad but good", id="contrast"),
    ],
)
def test_how_a_thing_is_said_moves_the_score(
    analyzer: SentimentAnalyzer, weaker: str, stronger: str
) -> None:
    """Degree, stress and order count."""
    assert analyzer.analyze(weaker).score < analyzer.analyze(stronger).score


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("not good", False),
        ("not bad", True),
        ("I don't think it is good", False),
        ("No, I love it", True),
        ("no. great!", True),
        ("it never gets boring", True),
        ("nobody never not likes awful things", True),
        ("THIS IS AWFUL", False),
        ("no fue malo", True),
        ("güzel değil", False),
        ("अच्छा नहीं है", False),
        ("мне не нравится", False),
        ("j'adore", True),
    ],
)
def test_negation_turns_what_it_reaches_and_nothing_else(
    analyzer: SentimentAnalyzer, text: str, *, is_good: bool
) -> None:
    """Before or after, within three words, not across a pause; two negations are one."""
    assert is_good == (analyzer.analyze(text).score > 0)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("привет)))", 1),
        ("привет)", 1),
        ("ну вот(((", -1),
        ("да (наверное)", 0),
        ("1) one 2) two", 0),
        ("see (the list)", 0),
        ("hello :)", 1),
        ("hello :-(", -1),
        ("xD", 1),
        ("<3", 1),
        ("</3", -1),
        ("hi^^", 1),
        ("👍🏿", 1),
        ("👎🏽", -1),
        ("🤷🏼‍♀️", -1),
        ("❤️‍🔥", 1),
        ("🇺🇦🇧🇷", 0),
        ("👨‍👩‍👧‍👦", 0),
        ("at 10:00 (UTC)", 0),
    ],
)
def test_signs_speak_in_every_language(analyzer: SentimentAnalyzer, text: str, sign: int) -> None:
    """Smileys, brackets and emoji of any skin, joined or not; flags and clocks are neutral."""
    score = analyzer.analyze(text).score

    assert sign == (score > 0.05) - (score < -0.05)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I love this", "en"),
        ("me encanta esta canción", "es"),
        ("das ist wirklich schön", "de"),
        ("c'est vraiment très bien", "fr"),
        ("questo non mi piace", "it"),
        ("eu não gosto disso", "pt"),
        ("bu çok güzel", "tr"),
        ("aku suka banget sama ini", "id"),
        ("мне это очень нравится", "ru"),
        ("мені це дуже подобається", "uk"),
        ("bu juda yaxshi, rahmat", "uz"),
        ("هذا جميل جدا", "ar"),
        ("این خیلی خوب است", "fa"),
        ("यह बहुत अच्छा है", "hi"),
    ],
)
def test_the_language_is_told_without_a_hint(
    analyzer: SentimentAnalyzer, text: str, language: str
) -> None:
    """By script and function words, in each of the fourteen."""
    found = analyzer.analyze(text)

    assert language == found.language


def test_a_hint_decides_what_words_leave_open(analyzer: SentimentAnalyzer) -> None:
    """Telegram's code, with or without a region; clear words overrule it."""
    assert analyzer.analyze("Tuesday", language="pt-br").language == "pt"
    assert analyzer.analyze("I really love this one", language="pt-br").language == "en"
    assert analyzer.analyze("Tuesday", language="xx").language is None


def test_a_message_in_two_languages_is_read_in_both(analyzer: SentimentAnalyzer) -> None:
    """Words of each count."""
    both = analyzer.analyze("это просто amazing")

    assert both.score > 0
    assert both.language == "ru"


@pytest.mark.parametrize(
    "text",
    [
        "我很高兴",
        "とても嬉しい",
        "είμαι πολύ χαρούμενος",
        "jag är inte glad, det är hemskt",
        "nie jestem zadowolony, to jest straszne",
        "mul on väga hea meel selle üle",
    ],
)
def test_a_language_we_do_not_know_is_unknown_and_its_emoji_count(
    analyzer: SentimentAnalyzer, text: str
) -> None:
    """No guess from words of another language."""
    bare, smiling = analyzer.analyze(text), analyzer.analyze(f"{text} 😍")

    assert (SentimentType.UNKNOWN, None, 0.0) == (bare.label, bare.language, bare.confidence)
    assert smiling.score > 0
    assert smiling.language is None


def test_without_evidence_a_known_language_is_neutral_and_not_sure(
    analyzer: SentimentAnalyzer,
) -> None:
    """Nothing said, nothing claimed."""
    found = analyzer.analyze("the meeting is on tuesday")

    assert (SentimentType.NEUTRAL, 0.0, 0.0, "en") == (
        found.label,
        found.confidence,
        found.coverage,
        found.language,
    )


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/terrible-hate",
        "www.awful.com",
        "t.me/horrible_bot",
        "hate@example.org",
        "@horrible_person",
        "`hate = awful`",
        "```\nhate awful\nhorrible\n```",
        "```python\nkill(worst)",
        "",
        " \n\t ",
        "\u200b\u200e",
    ],
)
def test_links_names_and_code_tell_no_feeling(analyzer: SentimentAnalyzer, text: str) -> None:
    """They are not what somebody says."""
    assert analyzer.analyze(text).score == 0


def test_invisible_characters_hide_no_word(analyzer: SentimentAnalyzer) -> None:
    """Zero width, bidi controls, full width and odd apostrophes change nothing."""
    plain = analyzer.analyze("i don't love it").score

    assert plain == analyzer.analyze("i don’t lo\u200bve it").score
    assert plain == analyzer.analyze("\u202ei don't love it\u202c").score
    assert plain == analyzer.analyze("i don't ｌｏｖｅ it").score


def test_only_the_beginning_is_read(analyzer: SentimentAnalyzer) -> None:
    """A thousand characters."""
    assert analyzer.analyze("word " * 200 + "terrible").score == 0


def test_a_hosts_own_words_count_in_its_language() -> None:
    """Phrases, stems, and another mind about a shipped word."""
    analyzer = SentimentAnalyzer(
        extra={"en": {"+2": "mooning, to the moon", "-3": "rugpull*, awesome"}}
    )

    assert analyzer.analyze("we are going to the moon").score > 0
    assert analyzer.analyze("that was a rugpulling").score < 0
    assert analyzer.analyze("this is awesome").score < 0


def test_a_hosts_wrong_words_are_refused_at_once() -> None:
    """Not when the first message comes, and with the language in the error."""
    with pytest.raises(LexiconError, match=r"own words \(en\).*shorter"):
        SentimentAnalyzer(extra={"en": {"+2": "mo*"}})
    with pytest.raises(LexiconError, match=r"xx.*no list"):
        SentimentAnalyzer(extra={"xx": {"+2": "moon"}})


def test_a_language_is_added_by_a_file(tmp_path: Path) -> None:
    """The same format; its errors come at once."""
    good, bad = tmp_path / "xx.toml", tmp_path / "bad.toml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD.replace("goodly", "go*"), encoding="utf-8")

    found = SentimentAnalyzer(lexicons=[good]).analyze("thou ye goodly muchly")

    assert found.language == "xx"
    assert found.score > 0
    with pytest.raises(LexiconError, match="go\\*"):
        SentimentAnalyzer(lexicons=[bad])


def test_a_sign_alone_may_mean_more_than_in_a_sentence(analyzer: SentimentAnalyzer) -> None:
    """Reactions and stickers."""
    assert analyzer.analyze_emoji("❤").score > 0 > analyzer.analyze_emoji("😡").score
    assert analyzer.analyze_emoji("🤡").score < 0
    assert analyzer.analyze_emoji("😭").score < analyzer.analyze("😭").score
    assert analyzer.analyze_emoji("").label is SentimentType.NEUTRAL


def test_confidence_grows_with_evidence_that_agrees(analyzer: SentimentAnalyzer) -> None:
    """Two words for it are more than one, and more than one each way."""
    one = analyzer.analyze("it is good").confidence
    two = analyzer.analyze("it is good and lovely").confidence
    torn = analyzer.analyze("it is good and awful").confidence

    assert 0 < one < two <= 1
    assert torn < two


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        pytest.param("сервер не отвечает", None, "ru", id="its first word is shared"),
        pytest.param("это не отвечает що", "uk", "uk", id="it is the likelier's function word"),
        pytest.param("mood off hai aaj", "en", "en", id="it is in both"),
    ],
)
def test_a_phrase_counts_in_whichever_language_of_a_message_has_it(
    analyzer: SentimentAnalyzer, text: str, hint: str | None, language: str
) -> None:
    """A function word of one may begin a phrase of another."""
    found = analyzer.analyze(text, language=hint)

    assert language == found.language
    assert found.score < 0


@pytest.mark.parametrize("apostrophe", "'’‘ʼʻ´′＇")
def test_an_apostrophe_is_a_letter_of_uzbek(analyzer: SentimentAnalyzer, apostrophe: str) -> None:
    """However it is typed, it parts no word: "ko'chirildi" is no French knock-out."""
    assert analyzer.analyze(f"o{apostrophe}zbek").language == "uz"
    assert analyzer.analyze(f"ko{apostrophe}chirildi").score == 0
    assert analyzer.analyze(f"j{apostrophe}adore").score > 0


def test_lists_loaded_before_change_no_answer() -> None:
    """Warm or cold, all or a few, with codes that nobody has a list for."""
    texts = [
        "I love it",
        "xyzzy plugh",
        "мне нравится",
        "Карнавал",
        "bu çok güzel",
        "WUNDERBAR :)",
    ]
    cold, few, warm = SentimentAnalyzer(), SentimentAnalyzer(), SentimentAnalyzer()

    few.warm(["ru-RU", "zz", ""])
    warm.warm()

    expected = list(map(cold.read, texts))
    assert expected == list(map(few.read, texts))
    assert expected == list(map(warm.read, texts))


def test_threads_get_the_same_answers() -> None:
    """Lists load while many ask."""
    texts = ["I love it", "das ist schön", "мне нравится", "bu çok güzel", "Amazing"] * 8
    alone = list(map(SentimentAnalyzer().analyze, texts))

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(SentimentAnalyzer().analyze, texts))

    assert alone == together
