"""Words for what somebody is, and words for bodies that speak.

Source: offices, professions and sorts of organisation that news texts of any country name,
written down for this program.
"""

from __future__ import annotations

from reader.claims.lexicon import wordset

__all__ = [
    "BODIES",
    "DIPLOMATS",
    "DOCUMENTS",
    "FAMILIES",
    "HONORIFICS",
    "LEADERS",
    "ROLES",
]

HONORIFICS = wordset(
    "mr mrs ms miss dr prof sir lord lady dame sen rep gov gen col lt capt sgt maj adm rev"
    " hon mr. mrs. ms. dr. prof. sen. rep. gov. gen. col. lt. capt. sgt. maj. adm. rev. hon."
)

LEADERS = wordset("president premier chancellor king queen emir sultan leader ruler strongman")

DIPLOMATS = wordset("diplomat secretary ambassador envoy emissary minister")

FAMILIES = (
    LEADERS,
    DIPLOMATS,
    wordset("spokesman spokeswoman spokesperson"),
    wordset("lawyer attorney counsel"),
    wordset("inmate prisoner detainee convict"),
    wordset("director head chief boss manager governor warden executive"),
    wordset("journalist reporter correspondent author writer"),
    wordset("professor scholar academic researcher scientist expert historian"),
    wordset("lawmaker senator congressman congresswoman representative politician legislator"),
    wordset("chairman chairwoman chairperson chair"),
)
"""Words that may stand for one another when a person is mentioned again."""

ROLES = (
    LEADERS
    | DIPLOMATS
    | wordset(
        "minister secretary"
        " senator governor mayor judge justice prosecutor attorney lawyer director"
        " chief head chair chairman chairwoman chairperson chairperson spokesman spokeswoman"
        " spokesperson ambassador envoy diplomat congressman congresswoman lawmaker representative"
        " commissioner general colonel captain commander sergeant officer sheriff superintendent"
        " professor scholar researcher scientist economist analyst expert historian doctor nurse"
        " physician teacher author journalist reporter correspondent editor activist advocate"
        " campaigner organiser organizer founder executive manager owner farmer fisherman resident"
        " witness survivor victim inmate prisoner candidate nominee frontrunner politician"
        " councillor councilman councilwoman deputy vice-president undersecretary speaker whip"
        " ombudsman coordinator adviser advisor aide counsel strategist pollster consultant"
        " bishop archbishop pope cardinal pastor priest imam rabbi prince princess duke coach"
        " captain player engineer architect inspector detective investigator coroner trustee"
        " treasurer principal headteacher dean rector chancellor warden guard pilot driver singer"
        " actor actress writer billionaire businessman businesswoman developer mogul veteran"
    )
)

BODIES = wordset(
    "organisation organization group agency ministry department government administration"
    " company firm union party council committee commission court police army military union"
    " university institute foundation association charity bank authority office bureau"
    " campaign team board federation coalition network newspaper magazine outlet station"
    " parliament congress senate state country nation kingdom republic watchdog"
)

DOCUMENTS = wordset(
    "report study poll survey analysis statement letter memo document review article"
    " investigation filing lawsuit ruling email email's audit book blog post editorial"
    " interview data figures records statistics findings paper survey polls reports"
)
