"""Words that tell what kind of statement a claim is, and how much it weighs.

Source: written down for this program from the definitions of the kinds: hedges after Hyland's
list of common hedges in English, the vocabulary of accusation, of law and of opinion.
"""

from __future__ import annotations

from reader.claims.lexicon import wordset

__all__ = [
    "ACCUSERS",
    "ACCUSING",
    "DECISIONS",
    "FUTURE",
    "HARM",
    "HEDGES",
    "HEDGE_PHRASES",
    "LEGAL",
    "LEGAL_HEADS",
    "LEGAL_PHRASES",
    "NEGATIVE",
    "OPINION",
    "PERSONAL",
    "SUPERLATIVES",
    "TELLING",
]

HEDGES = wordset(
    "reportedly allegedly apparently possibly perhaps probably presumably supposedly purportedly"
    " seemingly potentially likely unlikely maybe ostensibly arguably alleged purported suspected"
    " presumed believed thought rumoured rumored unconfirmed appears appear appeared seems seem"
    " seemed might may suggests suggest suggested unclear"
)

HEDGE_PHRASES = (
    ("it", "appears"),
    ("it", "seems"),
    ("it", "appeared"),
    ("it", "seemed"),
    ("is", "believed"),
    ("are", "believed"),
    ("is", "thought"),
    ("are", "thought"),
    ("is", "said"),
    ("are", "said"),
    ("appear", "to"),
    ("appears", "to"),
    ("seems", "to"),
    ("seem", "to"),
    ("in", "theory"),
)

FUTURE = wordset(
    "will would could might may shall won't won’t wouldn't wouldn’t couldn't couldn’t if unless"
    " 'll ’ll expected expects planned plans poised forecast predicted predicts"
    " prepared willing he'll she'll it'll they'll we'll i'll you'll he’ll she’ll it’ll they’ll"
    " we’ll i’ll you’ll i'd i’d he'd he’d"
)

ACCUSING = wordset(
    "accuse accuses accused accusing accusation accusations allege alleges alleged alleging"
    " allegation allegations allegedly condemn condemns condemned condemning denounce denounces"
    " denounced denouncing slam slams slammed blast blasted blame blames blamed blaming decry"
    " decried decries criticise criticised criticises criticising criticize criticized criticizes"
    " criticizing criticism complain complained complains complaining complaint complaints lambast"
    " lambasted deplore deplored denunciation charge suspected purported purportedly"
)

ACCUSERS = wordset(
    "critics opponents opposition activists campaigners advocates watchdog watchdogs rights"
    " amnesty ombudsman victims survivors whistleblower whistleblowers plaintiffs plaintiff"
    " relatives rivals detractors dissidents prosecutors"
)

HARM = wordset(
    "abuse abuses abused torture tortured torturing violate violates violated violating violation"
    " violations death deaths die died killed kill killing killings violence beaten beating"
    " beatings rape raped fraud corruption corrupt bribe bribes bribery cheated cheating lied lying"
    " lies misled mislead misleading cover-up negligence negligent neglect neglected lack lacked"
    " overcrowding overcrowded arbitrary arbitrarily illegal illegally unlawful unlawfully"
    " unsafe dangerous inhumane denial denied deprived forced discrimination discriminated racist"
    " mistreatment mistreated harassment harassed threatened threats stole stolen theft pollution"
    " polluted poisoned contaminated falsified ignored breached breach manipulated rigged crime"
    " crimes worse worst higher failed failure failures detained disappeared intimidated"
)

LEGAL = wordset(
    "law laws legal legally legality illegal unlawful unlawfully lawful lawfully court"
    " courts judge judges judgment ruling ruled rulings verdict lawsuit lawsuits sued sue sues"
    " constitution constitutional unconstitutional legislation statute statutes treaty treaties"
    " decree decrees prohibited prohibits prohibit prosecuted prosecution prosecutors prosecutor"
    " indicted indictment convicted conviction convictions sentence sentenced sentences charged"
    " charges appeal appeals injunction trial trials tribunal warrant warrants bail"
    " regulation regulations licence license licensed permit permits acquitted pleaded guilty"
    " magistrate attorney violates violating violated violation violations ban bans banned"
    " statutory"
    " jurisdiction parole felony misdemeanor subpoena subpoenaed ordinance clause"
    " extradition extradited"
)

LEGAL_PHRASES = (
    ("state", "of", "emergency"),
    ("emergency", "measure"),
    ("emergency", "powers"),
    ("human", "rights", "law"),
    ("due", "process"),
)

OPINION = wordset(
    "remarkable remarkably unprecedented surprising surprisingly notorious crucial significant"
    " significantly beautiful wonderful terrible horrible horrific brutal bizarre extraordinary"
    " impressive stunning shocking sadly fortunately unfortunately hopefully clearly obviously"
    " undoubtedly certainly unique iconic emblematic symbolic testament testimony delighted amazing"
    " great greatest best worst better worse nice ugly faint oppressive gentle dear friendship"
    " marked milestone feel feels felt think hope love hate believe"
)

SUPERLATIVES = wordset(
    "largest biggest smallest highest lowest longest shortest oldest youngest fastest slowest"
    " deadliest richest poorest heaviest record first only double triple doubled tripled twice half"
    " majority most fewest"
)

DECISIONS = wordset(
    "offer offers offered offering agree agreed agrees agreement approve approved approves ban"
    " banned order ordered sign signed vote voted pass passed decide decided decision refuse"
    " refused"
    " reject rejected withdraw withdrew resign resigned appoint appointed elect elected announce"
    " announced launch launched grant granted pay paid buy bought sell sold willing willingness"
    " commitment prepared fee cost costs tax taxes"
)

NEGATIVE = wordset("not never no without none nobody nor cannot n't")

PERSONAL = frozenset(("i", "we", "you", "our", "my", "your", "us", "me"))

LEGAL_HEADS = frozenset(phrase[0] for phrase in LEGAL_PHRASES)

TELLING = (
    HEDGES | FUTURE | ACCUSING | HARM | LEGAL | LEGAL_HEADS | OPINION | SUPERLATIVES | DECISIONS
    | NEGATIVE | PERSONAL | {"going"}
)  # fmt: skip
"""All words that are a sign of something: each clause is looked through only once."""
