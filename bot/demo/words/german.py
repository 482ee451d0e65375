"""German."""

from bot.demo.words.phrases import Phrases

PHRASES = Phrases(
    bright=(
        "Was für ein schöner Tag, sogar Zeit für {thing}!",
        "Endlich gut geschlafen 😊",
        "Ich freue mich so auf das Wochenende.",
        "Alles geschafft, ich bin stolz.",
        "Toller Abend mit Freunden.",
    ),
    plain=(
        "Gerade zu Hause.",
        "Heute nichts Besonderes.",
        "Der Bus kam wieder zu spät.",
        "Morgen muss ich früh raus.",
        "Und was machst du so?",
    ),
    heavy=(
        "Ich bin müde und traurig.",
        "Schlimmer Streit, mir geht es schlecht.",
        "Wieder kaum geschlafen, furchtbar.",
        "Keine Kraft mehr für {thing}.",
        "Heute fühle ich mich allein 😔",
    ),
    things=("einen Spaziergang", "mein Buch", "den Garten", "einen Kaffee in Ruhe"),
)
