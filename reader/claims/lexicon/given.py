"""Given names that tell whether somebody is called he or she.

Source: the most frequent given names in the public statistics of births in English-speaking
countries of the last hundred years, and common ones of Spanish, French, German, Slavic and
Arabic, as far as they are given to one sex nearly always; written down for this program.
"""

from __future__ import annotations

from reader.claims.lexicon import wordset

__all__ = ["FEMALE", "MALE"]

MALE = wordset(
    "aaron abdullah adam ahmed alan albert alejandro alexander alfred ali allen andrew anthony"
    " antonio arthur barry benjamin bernard bill bob boris brad brandon brian bruce bryan carl"
    " carlos charles christopher craig daniel darren dave david dennis diego dmitry don donald doug"
    " douglas dylan ed eduardo edward edwin eric erik ernest ethan eugene felix fernando francisco"
    " frank franz fred frederick gabriel gary geoffrey george gerald gordon graham greg gregory"
    " gustavo hans harold harry hassan henry howard hugh hugo hussein ian ibrahim igor ivan jack"
    " jacob jacques jake james jason javier jean-claude jeff jeffrey jeremy jerry jim jimmy joe"
    " joel john johnny jonathan jorge jose joseph joshua juan justin karl keith ken kenneth kevin"
    " klaus"
    " larry lawrence leonard louis luis luke mahmoud manuel marco marcus mario mark martin matt"
    " matthew max michael miguel mike mohamed mohammed mustafa nathan neil nicholas nick nigel"
    " noah oliver omar oscar pablo patrick paul pedro peter philip pierre ralph ramon raymond"
    " ricardo richard rob robert roberto roger ron ronald roy russell ryan sam samuel scott sean"
    " sergei simon stanley stefan stephen steve steven stuart ted thomas tim timothy tom tony"
    " trevor tyler victor vincent vladimir walter wayne william wolfgang yusuf zachary"
)

FEMALE = wordset(
    "abigail aisha alice alicia alison amanda amelia amy ana andrea angela anita ann anna anne"
    " annie barbara beatrice beth betty beverly brenda bridget carla carmen carol caroline carolyn"
    " catherine charlotte cheryl christina christine cindy claire claudia cynthia dawn deborah"
    " debbie debra denise diana diane donna doris dorothy edith eileen elena elizabeth ellen emily"
    " emma erica esther eva evelyn fatima fiona frances gabriela gloria grace hannah heather heidi"
    " helen hillary ingrid irene isabel isabella jacqueline jane janet janice jean jennifer jenny"
    " jessica joan joanna joanne josephine joyce judith judy julia julie karen kate katherine"
    " kathleen kathryn kathy katie kayla kelly kimberly kristin laura lauren leila lena lillian"
    " linda lisa lois lori louise lucia lucy lynn madeleine margaret maria marianne marie marilyn"
    " marta martha mary maureen megan melanie melissa michelle mildred miriam monica nadia nancy"
    " natalie natasha nicole nina nora olga olivia pamela patricia paula penelope phyllis priya"
    " rachel raquel rebecca renee rita rosa rose ruth samantha sandra sara sarah sharon sheila"
    " shirley silvia sofia sonia sophia sophie stella stephanie susan suzanne svetlana sylvia"
    " tamara tammy teresa theresa tina tracy ursula valerie vanessa vera veronica victoria virginia"
    " vivian wendy yvonne zainab zoe"
)
