"""Portuguese, as in Brazil."""

from bot.demo.words.phrases import Phrases

PHRASES = Phrases(
    bright=(
        "Que dia lindo, deu tempo até para {thing}!",
        "Finalmente dormi bem 😊",
        "Estou muito feliz com a notícia.",
        "Adorei o jantar com os amigos.",
        "Obrigada, hoje está tudo ótimo.",
    ),
    plain=(
        "Acabei de chegar em casa.",
        "Nada de especial hoje.",
        "O ônibus atrasou de novo.",
        "Amanhã acordo cedo.",
        "E você, o que faz o dia todo?",
    ),
    heavy=(
        "Estou cansado e triste.",
        "Brigamos de novo, me sinto péssima.",
        "Não dormi nada, está difícil.",
        "Sem forças para {thing}.",
        "Hoje me sinto sozinho 😔",
    ),
    things=("uma caminhada", "o meu livro", "o jardim", "um café com calma"),
)
