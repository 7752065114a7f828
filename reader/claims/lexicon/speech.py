"""Verbs of saying that the counted list lacks, with guessed rates.

Source: verbs of communication as dictionaries and style books list them, in the forms that
were too rare to be counted, and in British spelling. See `reader.claims.lexicon.cues`.
"""

from __future__ import annotations

from reader.claims.lexicon import wordset
from reader.claims.lexicon.cues import cue_rates

__all__ = ["rates"]

_CLEAR = wordset(
    "contending asserts maintains maintaining replies replying clarifies clarifying elaborates"
    " elaborating emphasises emphasised emphasising underscores underscored underscoring underlines"
    " underlined underlining stresses reiterates confirms reaffirms reaffirming affirms affirmed"
    " affirming concedes confesses confessed confessing denying disputes disputing refutes refuted"
    " refuting rejects cautions cautioning cautioned forecasts forecasted forecasting speculates"
    " speculating recommends recommending advises advised advising boasting bragging quips quipping"
    " complains complaining grumbles grumbled grumbling whispered whispering exclaims exclaiming"
    " murmurs murmured murmuring mutters muttered muttering discloses divulges divulged divulging"
    " testifies testifying recounting recalls narrates narrated narrating concluding criticises"
    " criticising criticised condemns condemning denounces decries hails"
    " applauds commends commended"
    " implies insinuates insinuated insinuating stipulates stipulated proclaims proclaiming posits"
    " posited positing opines opining surmises theorises theorised theorizes theorized reckons"
    " reckoned attests attested vouches interjects interjecting retorts retorted retorting rejoins"
    " rejoined disagrees disagreed alleges alleging enquired enquires inquired inquires inquiring"
    " allege alleged confirm confirms confirmed denied deny denies underscore complained"
    " summarises summarised recognises recognised apologises apologised downplays downplayed"
)

_UNCLEAR = wordset(
    "states observes answers highlights repeats protests protested objects objected objecting"
    " whispers shouts yells cries crying swears swore related relates reasons reasoned signals"
    " signaling indicating counters countered countering estimating doubted wonders thanks"
    " confirming agreeing declares"
)

_CLEAR_RATES = "947879658"
_UNCLEAR_RATES = "908080000"


def rates() -> dict[str, str]:
    """Return nine digits for every cue word, see `reader.claims.lexicon.cues`."""
    table = dict.fromkeys(_UNCLEAR, _UNCLEAR_RATES)
    table["per"] = "000000000"  # only in "as per"
    for word, digits in cue_rates().items():
        table[word] = digits
        if word.endswith(("izes", "ized", "izing")):
            table.setdefault(word.replace("iz", "is"), digits)
    for word in _CLEAR:
        table[word] = "".join(map(max, table.get(word, _CLEAR_RATES), _CLEAR_RATES))
    return table
