"""Words of general news English that mean nearly the same.

Source: written for this purpose, field by field, from the vocabulary of news on politics, law,
conflict, accidents, weather, health, money, work and daily life. A group holds words that can take
each other's place in two reports of one event (kill, dead, fatal), not words that only belong to
the same field. Endings are taken off first, so that one form of a regular word is enough.
"""

from __future__ import annotations

from reader.story.words import stem_of

__all__ = ["meaning_of"]

_LAW = """
prison jail imprison incarcerate penitentiary gaol lockup behind-bars
inmate prisoner
detain arrest custody apprehend detention round captured
criminal offender felon crime offence offense wrongdoer lawbreaker
lawyer attorney solicitor barrister counsel
court tribunal courtroom
law legal statute legislation lawful legality legally
illegal unlawful illicit outlaw
undocumented irregular unauthorised
trial prosecute prosecution prosecutor indict
accuse allege allegation accusation charge
punish punishment
guilty convict conviction
murder homicide slay assassinate manslaughter
torture abuse mistreat mistreatment ill-treatment maltreat brutality
violate breach infringe contravene violation flout
ban prohibit forbid bar prohibition forbade forbidden
allow permit permission authorise authorize
steal theft rob robbery burglary stole stolen thief thieves looted loot
police officer constable cop policeman policemen policewoman
gang mob cartel mafia
sue lawsuit litigation
judge magistrate justice
verdict adjudicate
evidence proof prove
witness eyewitness bystander onlooker
investigate inquiry probe enquiry inquest inspect inspection
suspect suspicion
fraud swindle scam con
bribe bribery corrupt corruption graft
smuggle traffick trafficking smuggler
rule regulation norm standard
right entitlement
licence license
contract lease
complaint complain grievance
penalty fine
innocent acquit acquittal exonerate
hearing session
victimise persecute persecution
testify testimony
confess confession
"""

_POLITICS = """
president presidency head-of-state leader
minister ministry cabinet
official authority authorities officialdom
government administration regime state
parliament congress legislature lawmaker mp senate assembly
election poll vote ballot elect voter
party faction
opposition opponent critic rival
ally adherent follower
support backer endorse favour favor
oppose reject refuse rebuff rejection refusal
agree accord deal pact agreement treaty arrangement
accept willing willingness ready prepared readiness welcome consent
offer propose proposal proposition suggest suggestion
announce declare proclaim unveil announcement declaration
confirm affirm verify confirmation
deny denial refute dispute rebut
talk negotiate negotiation discuss discussion dialogue
meet meeting summit conference met
visit trip tour travel journey visitor
diplomat envoy ambassador emissary
foreign abroad overseas
domestic internal
country nation homeland
citizen nationality citizenship
resident inhabitant dweller local population villager townspeople
immigrant migrant immigration migration migrate emigrate
deport expel removal expulsion repatriate deportee
refugee asylum displaced
border frontier
security safety safe secure
policy measure
reform overhaul revamp
protest demonstrate demonstration rally demonstrator protester march
resign quit step-down resignation
appoint name nominate appointment
dismiss sack oust dismissal
spokesman spokeswoman spokesperson
sanction embargo
crisis emergency
condemn denounce criticise criticism criticize slam decry rebuke
praise hail applaud laud commend
warn caution warning alert
demand urge insist
promise pledge vow commit commitment
threat threaten menace
decision decide resolve chose choose choice
plan intend aim intention purpose scheme
goal target objective
unprecedented extraordinary exceptional
outsource subcontract
approve approval ratify ratification adopt
minority few
cooperate collaborate cooperation collaboration
comply obey compliance abide
veto block
power authority
secret confidential hidden undisclosed
publish release disclose publication disclosure
delegate delegation
treaty convention
coalition alliance
voter electorate
poll survey
campaign canvass
"""

_CONFLICT = """
kill dead die death died fatal lethal dying fatality deceased perish casualty toll lose-life
injure wound hurt injury injuries maim wounded
attack assault raid strike offensive
bomb bombing blast explosion explode detonate explosive exploded burst
shoot gun shot gunfire gunman shooter shooting firearm rifle pistol
soldier troop army military serviceman servicemen
weapon arms armament
war conflict hostilities battle combat fought fight
militant rebel insurgent guerrilla
terror terrorism terrorist
ceasefire truce armistice
hostage captive abduct kidnap abduction
violence violent bloodshed unrest
crackdown clampdown suppress crack
flee escape fled evacuate evacuation flight
missile rocket projectile
invade invasion incursion
destroy demolish wreck ruin devastate level raze destruction
damage harm
guard sentry watchman warden
victim sufferer
enemy foe adversary
"""

_ACCIDENT = """
accident crash collision collide smash
rescue save lifesaver rescuer
survive survivor survival
missing unaccounted disappeared vanish disappear
fire blaze flame burn inferno ablaze
flood deluge inundate inundation
storm hurricane cyclone typhoon tempest
rain rainfall downpour
quake earthquake tremor
collapse cave crumble
sink capsize sank sunk overturn
ship vessel boat ferry craft
plane aircraft jet airliner aeroplane airplane
train rail railway railroad locomotive
car vehicle automobile
lorry truck
road highway motorway street
bridge viaduct
firefighter fireman firemen firefighting
search hunt
body corpse
wreck wreckage debris rubble
disaster catastrophe calamity tragedy
cause trigger spark prompt result reason motive
hit strike struck
derail derailment
driver motorist chauffeur
extinguish put-out douse
smoke fumes
poison toxic contaminate pollute pollution contamination poisonous
drown drowning
shelter refuge
warehouse depot storehouse
port harbour harbor dock quay
spill leak
landslide mudslide avalanche
trap stranded stuck
crew personnel
"""

_LIFE = """
hospital clinic infirmary
doctor physician surgeon
nurse carer
ill sick disease illness sickness ailment
patient case
vaccine jab inoculate vaccination vaccinate
drug medicine medication
outbreak epidemic pandemic
food meal eat feed fed ate diet
drink water
bed bunk cot mattress mattresses bedding
sleep rest slept
home house dwelling residence apartment flat
building structure premises facility complex
room chamber hall
cell dormitory
wall barrier fence
roof ceiling
window pane
door gate entrance
school classroom
pupil student schoolchild
teacher educator professor
university college
child children kid youngster boy girl
baby infant newborn toddler
woman women female
man men male
mother mum mom
father dad
parent family relative relation kin
husband wife spouse married marry wed marriage
people person individual
elderly old pensioner aged
young youth teenager
friend companion colleague
clothes clothing garment dress dressed wear outfit wore worn clad
trousers pants shorts
hot heat warm heatwave
cold chill freeze freezing
temperature celsius fahrenheit
big large huge giant enormous vast massive gargantuan great mega biggest largest
small little tiny minor modest low
high tall towering
main principal chief key major
new recent latest newly recently fresh
begin start launch commence began begun
inaugurate opening opened
end finish conclude close halt stop cease shut ended
continue remain persist keep ongoing
increase rise grow climb jump surge soar rose growth grew
decrease drop fall reduce decline cut reduction lower dip fewer
show reveal display indicate
see watch observe view saw seen monitor
find discover found discovery
build construct built erect construction
hold accommodate contain fit held
capacity room-for
crowd overcrowd cram pack
surround encircle ring enclose
situate locate location situated site
limit restrict curb cap restriction
access entry admit
dangerous hazardous peril risk danger perilous risky
important significant substantial crucial vital
difficult hard tough
serious grave severe
sad mourn grief mourning grieve
fear afraid worry concern alarm anxiety scare worried
hope optimism optimistic
anger angry fury outrage furious
surprise shock stun astonish
happy glad delighted joy
bad terrible dire awful
good excellent
quick fast rapid swift speed
help aid assist assistance relief
need require necessary requirement
send dispatch transfer transport sent ship
receive get obtain
give provide supply grant gave given
buy purchase acquire bought
sell sale sold
use utilise utilize
try attempt effort seek bid sought
change alter modify transform shift alteration
problem issue trouble difficulty
method approach manner
place venue spot
area region zone district
city town municipality
village hamlet settlement
capital metropolis
island isle
river stream
sea ocean
mountain hill peak
forest wood woodland
dog hound canine
animal beast creature
picture photo image photograph video footage
newspaper daily journal
journalist correspondent
report account
media press
internet online web
statement remark comment
restore rebuild repair reconstruct renovate mend fix
halve half
per each apiece
double twice twofold
triple treble
demand call
gather assemble
quarrel dispute row
win victory triumph won
lose defeat lost
game match
player athlete
famous known well-known renowned notorious infamous
rare unusual uncommon
common widespread frequent
strange odd bizarre weird
clear obvious evident
unclear unknown uncertain
possible potential possibly potentially
stay stayed
leave left depart departure
arrive come arrival came reach
return back
speak spoke speech address
think believe thought
know aware knew
research scientist
study examine review consider weigh
expert specialist analyst scholar
part portion share
total overall altogether
near nearby adjacent
letter note missive
figure number statistics
amount quantity sum
percent percentage
"""

_MONEY = """
money cash fund funding
fee price cost charge payment pay paid
company firm business corporation enterprise
worker staff labourer laborer work employ employee
job post
wage salary pay earnings
walkout stoppage
union syndicate
profit gain benefit
loss deficit
debt loan borrow
tax levy duty
bank lender
economy economic economical
budget spending expenditure
dollar buck
rich wealthy affluent
poverty poor impoverished
factory plant mill
produce production manufacture output
boss head director manager executive chairman chairwoman
owner proprietor
customer client consumer
shop store retailer
market trade
invest investment investor
sustain sustainable sustainability viable
"""

_TIME = """
day daytime
night overnight midnight
round-the-clock clock
month monthly
week weekly
former ex previous
future upcoming
always constantly permanent forever
dawn daybreak sunrise
evening dusk
delay postpone
"""

_MEANINGS: dict[str, str] = {}
for _group in "".join((_LAW, _POLITICS, _CONFLICT, _ACCIDENT, _LIFE, _MONEY, _TIME)).split("\n"):
    _stems = [stem_of(_word) for _word in _group.split()]
    for _stem in _stems:
        _MEANINGS.setdefault(_stem, _stems[0])


def meaning_of(stem: str) -> str:
    """Return the stem that stands for all those that mean nearly the same as `stem`."""
    return _MEANINGS.get(stem, stem)
