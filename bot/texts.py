"""What the companion says, in English and in Russian; its own texts, not the library's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiogram.types import User

from bot.mood import Mood


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Everything in one language.

    Attributes:
        welcome: With `{name}`.
        breath: With `{n}` and `{of}`.
        answers: To free talk, taken in turn.
        menu: A line for each command.
    """

    welcome: str
    help: str
    ask: str
    begin: str
    change: str
    moods: Mapping[Mood, str]
    thanks: Mapping[Mood, str]
    week: str
    breathe: str
    ready: str
    breath: str
    onward: str
    rested: str
    answers: tuple[str, ...]
    to_question: str
    to_photo: str
    to_voice: str
    to_sticker: str
    to_other: str
    menu: Mapping[str, str]


ENGLISH: Final = Texts(
    welcome=(
        "Hi {name}! I am a small companion for your days.\n\n"
        "Once a day I can ask how you are. It takes one tap. "
        "You can also just write to me: I read everything and judge nothing."
    ),
    help=(
        "/checkin – one tap: how is your day?\n"
        "/breathe – three slow breaths\n"
        "/help – this list\n\n"
        "Or just write to me. Whenever you like, or not at all."
    ),
    ask="How is your day?",
    begin="Check in now",
    change="Change",
    moods={
        Mood.GREAT: "great",
        Mood.GOOD: "good",
        Mood.SO_SO: "so-so",
        Mood.LOW: "low",
        Mood.HARD: "hard",
    },
    thanks={
        Mood.GREAT: "What a day! Keep a bit of it for later.",
        Mood.GOOD: "Good to hear. Small good days count.",
        Mood.SO_SO: "So-so is fine too. Thank you for saying so.",
        Mood.LOW: "Thank you for telling me. Be gentle with yourself today.",
        Mood.HARD: "I am sorry it is hard. You do not have to carry all of it at once.",
    },
    week="Your week",
    breathe="Three slow breaths, about a minute. Sit so that nothing presses.",
    ready="I am ready",
    breath=(
        "Breath {n} of {of}\n\nIn through the nose, count to four.\nHold it for two.\n"
        "Out slowly, count to six."
    ),
    onward="Next",
    rested="That was it. Notice your shoulders: they may stay where they are now.",
    answers=(
        "Thank you for telling me.",
        "I hear you.",
        "That sounds like something worth remembering.",
        "I am glad you wrote it down.",
        "Take your time. I am here.",
        "One day at a time.",
    ),
    to_question="I am too small for answers, but I like your questions. What do you think?",
    to_photo="How nice to see a piece of your day.",
    to_voice="I cannot hear voices, but I am glad you said it out loud.",
    to_sticker="😊",
    to_other="Thank you for sharing this.",
    menu={
        "checkin": "One tap: how is your day?",
        "breathe": "Three slow breaths",
        "help": "What I can do",
    },
)

RUSSIAN: Final = Texts(
    welcome=(
        "Привет, {name}! Я маленький спутник на каждый день.\n\n"
        "Раз в день могу спросить, как дела: это одно нажатие. "
        "А можно просто писать мне: читаю всё и не сужу."
    ),
    help=(
        "/checkin – одно нажатие: как твой день?\n"
        "/breathe – три спокойных вдоха\n"
        "/help – этот список\n\n"
        "Или просто напиши. Когда захочется, или не пиши вовсе."
    ),
    ask="Как твой день?",
    begin="Отметить день",
    change="Изменить",
    moods={
        Mood.GREAT: "отлично",
        Mood.GOOD: "хорошо",
        Mood.SO_SO: "так себе",
        Mood.LOW: "грустно",
        Mood.HARD: "тяжело",
    },
    thanks={
        Mood.GREAT: "Вот это день! Сохрани немного про запас.",
        Mood.GOOD: "Рад слышать. Обычные хорошие дни тоже считаются.",
        Mood.SO_SO: "Так себе – тоже ответ. Спасибо, что говоришь как есть.",
        Mood.LOW: "Спасибо, что делишься. Будь сегодня к себе помягче.",
        Mood.HARD: "Жаль, что так тяжело. Не обязательно нести всё сразу.",
    },
    week="Твоя неделя",
    breathe="Три спокойных вдоха, около минуты. Сядь так, чтобы ничего не мешало.",
    ready="Начнём",
    breath=(
        "Вдох {n} из {of}\n\nВдох носом на четыре счёта.\nПауза на два.\nМедленный выдох на шесть."
    ),
    onward="Дальше",
    rested="Вот и всё. Заметь плечи: пусть так и останутся.",
    answers=(
        "Спасибо, что рассказываешь.",
        "Я тебя слышу.",
        "Такое стоит запомнить.",
        "Хорошо, что ты это записываешь.",
        "Не спеши. Я рядом.",
        "День за днём, понемногу.",
    ),
    to_question="Для ответов я маловат, но вопросы люблю. А как тебе кажется?",
    to_photo="Как хорошо увидеть кусочек твоего дня.",
    to_voice="Слышать голос я не умею, но рад, что слова прозвучали.",
    to_sticker="😊",
    to_other="Спасибо, что делишься.",
    menu={
        "checkin": "Одно нажатие: как твой день?",
        "breathe": "Три спокойных вдоха",
        "help": "Что я умею",
    },
)


def spoken(user: User | None) -> Texts:
    """Choose by what a person's Telegram says of their language."""
    return texts_in((user.language_code if user is not None else None) or "")


def texts_in(language: str) -> Texts:
    """Choose by a language's code; English where there is no better.

    >>> texts_in("ru-RU").begin
    'Отметить день'
    """
    return RUSSIAN if language.lower().split("-")[0] == "ru" else ENGLISH
