"""The milestones that every deployment has, from a newcomer's to a loyal companion's."""

from typing import Final

from engagement_plugin.domain import MilestoneCategory
from engagement_plugin.i18n import SOURCE_LANGUAGE
from engagement_plugin.milestones.metrics import Metric
from engagement_plugin.milestones.specs import MilestoneSpec, Words


def gettext(message: str) -> str:
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


def _shipped(
    code: str,
    category: MilestoneCategory,
    metric: Metric,
    target: float,
    difficulty: int,
    icon: str,
    words: tuple[str, str, str],
    *,
    is_repeatable: bool = False,
) -> MilestoneSpec:
    title, text, celebration = words
    return MilestoneSpec(
        code=code,
        category=category,
        metric=metric.value,
        target=target,
        difficulty=difficulty,
        points=difficulty * difficulty * 5,
        icon=icon,
        words={SOURCE_LANGUAGE: Words(title=title, text=text, celebration=celebration)},
        is_repeatable=is_repeatable,
        origin="shipped",
    )


_C: Final = MilestoneCategory
SHIPPED: Final = (
    _shipped("first_words", _C.COMMUNICATION, Metric.MESSAGES, 1, 1, "👋", (
        gettext("First words"),
        gettext("Write your first message."),
        gettext("Your first words here. It is good to meet you!"),
    )),
    _shipped("chatterbox", _C.COMMUNICATION, Metric.MESSAGES, 100, 4, "💬", (
        gettext("Good talker"),
        gettext("Write 100 messages."),
        gettext("A hundred messages. Thank you for all you have told me!"),
    )),
    _shipped("storyteller", _C.COMMUNICATION, Metric.MESSAGES, 1_000, 8, "📚", (
        gettext("Storyteller"),
        gettext("Write 1,000 messages."),
        gettext("A thousand messages: that is a whole book of yours!"),
    )),
    _shipped("streak_3", _C.CONSISTENCY, Metric.STREAK, 3, 2, "🌱", (
        gettext("Three in a row"),
        gettext("Come by 3 days in a row."),
        gettext("Three days in a row. Something is beginning to grow!"),
    )),
    _shipped("streak_7", _C.CONSISTENCY, Metric.STREAK, 7, 4, "🔥", (
        gettext("A week in a row"),
        gettext("Come by 7 days in a row. One missed day a week is forgiven."),
        gettext("Seven days in a row. What a week!"),
    )),
    _shipped("streak_30", _C.CONSISTENCY, Metric.STREAK, 30, 8, "🌳", (
        gettext("A month in a row"),
        gettext("Come by 30 days in a row. One missed day a week is forgiven."),
        gettext("Thirty days in a row. Few people keep something up like this!"),
    )),
    _shipped("thoughtful_10", _C.QUALITY, Metric.THOUGHTFUL, 10, 3, "💡", (
        gettext("Thoughtful"),
        gettext("Write 10 thoughtful messages."),
        gettext("Ten thoughtful messages. It shows that you take your time!"),
    )),
    _shipped("deep_50", _C.QUALITY, Metric.DEEP, 50, 6, "🌊", (
        gettext("Deep waters"),
        gettext("Write 50 messages that go deep."),
        gettext("Fifty messages that went deep. Thank you for your openness!"),
    )),
    _shipped("quality_100", _C.QUALITY, Metric.QUALITY, 0.75, 9, "💎", (
        gettext("A gem"),
        gettext("Keep 100 messages in a row at a high quality."),
        gettext("A hundred messages, and such good ones. You are a gem!"),
    )),
    _shipped("commands_3", _C.EXPLORATION, Metric.COMMANDS, 3, 1, "🔍", (
        gettext("Curious"),
        gettext("Try 3 different commands."),
        gettext("Three commands tried. Curiosity suits you!"),
    )),
    _shipped("features_10", _C.EXPLORATION, Metric.FEATURES, 10, 5, "🚀", (
        gettext("Explorer"),
        gettext("Use 10 different features."),
        gettext("Ten features used. You know your way around!"),
    )),
    _shipped("contents_5", _C.EXPLORATION, Metric.CONTENTS, 5, 4, "🎨", (
        gettext("Many colours"),
        gettext("Send 5 kinds of things, such as a photo or a voice message."),
        gettext("Five kinds of things sent. You have many colours!"),
    )),
    _shipped("bright_10", _C.WELLBEING, Metric.BRIGHT, 10, 2, "🌻", (
        gettext("Bright moments"),
        gettext("Share 10 bright moments."),
        gettext("Ten bright moments shared. May many more come!"),
    )),
    _shipped("bright_100", _C.WELLBEING, Metric.BRIGHT, 100, 6, "🌟", (
        gettext("A hundred lights"),
        gettext("Share 100 bright moments."),
        gettext("A hundred bright moments. You bring light with you!"),
    )),
    _shipped("back_from_low", _C.WELLBEING, Metric.COMEBACKS, 1, 5, "🌈", (
        gettext("After the rain"),
        gettext("Good days after hard ones."),
        gettext("The days look brighter again. It is good to see that!"),
    ), is_repeatable=True),
    _shipped("first_reaction", _C.SOCIAL, Metric.REACTIONS, 1, 1, "👍", (
        gettext("First reaction"),
        gettext("Put a reaction under a message."),
        gettext("Your first reaction. Thank you for the sign!"),
    )),
    _shipped("responses_50", _C.SOCIAL, Metric.RESPONSES, 50, 5, "🤝", (
        gettext("Good company"),
        gettext("React or reply 50 times."),
        gettext("Fifty reactions and replies. You are good company!"),
    )),
    _shipped("first_friend", _C.SOCIAL, Metric.FRIENDS, 1, 4, "💌", (
        gettext("Brought a friend"),
        gettext("Invite a friend with your link; they count once they come back."),
        gettext("A friend of yours has come to stay. Thank you for bringing them!"),
    )),
    _shipped("newcomer", _C.LOYALTY, Metric.DAYS_TOGETHER, 1, 1, "🐣", (
        gettext("Newcomer"),
        gettext("Come back on another day."),
        gettext("You came back. That is a lovely beginning!"),
    )),
    _shipped("regular", _C.LOYALTY, Metric.DAYS_TOGETHER, 7, 2, "☕", (
        gettext("Regular"),
        gettext("Be here a week after your first day."),
        gettext("We have known each other for a week!"),
    )),
    _shipped("friend", _C.LOYALTY, Metric.DAYS_TOGETHER, 30, 4, "🌷", (
        gettext("Friend"),
        gettext("Be here a month after your first day."),
        gettext("A month together. You are a friend by now!"),
    )),
    _shipped("companion", _C.LOYALTY, Metric.DAYS_TOGETHER, 90, 6, "🎈", (
        gettext("Companion"),
        gettext("Be here 90 days after your first day."),
        gettext("Ninety days together. What a fine companion you are!"),
    )),
    _shipped("devoted", _C.LOYALTY, Metric.DAYS_TOGETHER, 180, 8, "💛", (
        gettext("Devoted"),
        gettext("Be here half a year after your first day."),
        gettext("Half a year together. Thank you for your faithfulness!"),
    )),
    _shipped("loyal_companion", _C.LOYALTY, Metric.DAYS_TOGETHER, 365, 10, "🏆", (
        gettext("Loyal companion"),
        gettext("Be here a year after your first day."),
        gettext("A whole year together. This one is for you, with all my thanks!"),
    )),
)  # fmt: skip
