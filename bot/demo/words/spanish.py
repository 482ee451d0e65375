"""Spanish."""

from bot.demo.words.phrases import Phrases

PHRASES = Phrases(
    bright=(
        "¡Qué día tan bonito, hasta tuve tiempo para {thing}!",
        "Por fin dormí bien 😊",
        "Estoy muy contenta con la noticia.",
        "Me encantó la cena con mis amigos.",
        "Gracias, hoy todo va genial.",
    ),
    plain=(
        "Acabo de llegar a casa.",
        "Hoy nada especial.",
        "El autobús llegó tarde otra vez.",
        "Mañana toca madrugar.",
        "¿Y tú qué haces todo el día?",
    ),
    heavy=(
        "Estoy cansado y triste.",
        "Discutimos otra vez, me siento fatal.",
        "No he dormido nada, qué mal.",
        "Sin fuerzas para {thing}.",
        "Hoy me siento sola 😔",
    ),
    things=("un paseo", "mi libro", "el jardín", "un café tranquilo"),
)
