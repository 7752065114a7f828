"""Fields of meaning: words of general news English that belong to one matter.

Source: written for this purpose, coarser than `reader.story.meanings`: the words of a field need
not mean the same, but two sentences that share few words and several fields are often about the
same thing (take in deportees, accept migrants).
"""

from __future__ import annotations

from reader.story.meanings import meaning_of
from reader.story.words import stem_of

__all__ = ["fields_of"]

_FIELDS = """
prison inmate detain cell guard sentence warden parole
criminal law violate court gang murder theft fraud smuggle illegal suspect offender felon violent
court judge trial lawyer sue verdict appeal guilty accuse evidence witness sentence ruling legal
law legal illegal right rule ban allow constitution citizenship basis court permit
police detain investigate suspect search crime evidence raid
torture abuse inhumane beat rights suffer victim confess mistreat humane dignity
immigrant deport refugee border illegal undocumented citizen nationality country asylum
remove deport expel send transfer
citizen resident nationality passport naturalize legal
offer agree accept willing propose commit promise deal house receive take ready
house accommodate host hold receive
reject oppose condemn deny critic protest object resist
condemn critic oppose controversial outrage alarm concern threat
support praise welcome hail credit win ally
talk meet visit trip summit discuss diplomat host briefed
announce statement publish report reveal confirm write post media tweet social message
president minister government official administration leader secretary senator governor chief
parliament vote law elect party opponent lawmaker majority bill approve
country foreign international border nation region world
war attack soldier weapon bomb missile enemy fight invade troop front
bomb explosion shoot weapon attack blast
kill injure body victim hospital shoot murder missing survive mourn
injure hospital doctor treat ill wound ambulance condition critical
ill hospital doctor virus vaccine drug disease medicine infect patient medical
mourn funeral memorial remembrance service vigil grief candle ceremony
accident crash derail sink collapse cause investigate collision fault failure error
cause spark investigate blame fault reason failure believe origin
fire smoke burn firefighter explosion extinguish
rescue firefighter search survive missing crew emergency ambulance
flee evacuate home shelter camp resident leave
storm flood rain wind earthquake landslide disaster weather
hot cold temperature weather heat ventilation air
water river sea flood drink rain ship
ship port crew passenger ferry boat sail harbour captain
plane airport flight pilot passenger runway crash
train rail station passenger driver track
car driver road lorry bus traffic bridge
school pupil teacher university child student classroom lesson
child woman man mother father family parent baby
family home house child parent relative
food eat hunger meal famine crop farm water rice bread
clothes shirt trousers shoe dress uniform
sleep bed night tired wake
wall fence gate tower guard secure electric perimeter concrete
guard see camera patrol soldier officer monitor armed secure
build open inaugurate construct new facility complete project
building house wall roof room floor window door hall warehouse
big capacity hold contain size full crowd space
many few number rate percent figure total amount estimate
access enter visit journalist tour allow limit restrict closed
journalist newspaper media interview broadcast television reporter
secret hidden publish refuse document copy letter leak
money pay fee price cost fund dollar invest euro million
company profit share market sell buy invest business firm customer
debt loan bank credit budget deficit economy fund
job worker union wage strike dismiss employ boss labour
increase decrease rise percent rate growth level record
sustain economy benefit fund support finance
warn danger threat risk alarm safety hazard concern
safety inspect rule standard permit violate check comply limit
repair build damage restore new rebuild
damage destroy collapse ruin wreck
environment pollute fish river climate tree animal waste oil reef
animal dog fish bird horse wild zoo farm
science study research space discover test experiment
computer internet data software phone online hack app
sport team player match win lose coach goal league
film music song actor singer artist museum painting concert
church priest pope mosque pray religion bishop service
begin end continue delay plan schedule date
decision plan policy measure approve order
unprecedented extraordinary first never historic rare unique
important crucial major significant key step
small modest low minor little
emergency crisis exceptional measure power state declare
violent gang murder crime kill homicide
"""

_FIELDS_OF: dict[str, tuple[str, ...]] = {}
for _number, _field in enumerate(_FIELDS.strip().split("\n")):
    for _word in dict.fromkeys(meaning_of(stem_of(word)) for word in _field.split()):
        _FIELDS_OF[_word] = (*_FIELDS_OF.get(_word, ()), f"%{_number}")


def fields_of(meaning: str) -> tuple[str, ...]:
    """Return the fields that a meaning belongs to; most belong to none."""
    return _FIELDS_OF.get(meaning, ())
