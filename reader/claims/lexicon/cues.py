"""Words that attribute, and how often they do so before which sort of word.

Source: counted over the 840 articles of the training part of PolNeAR (Newell, Margolin and
Ruths, LREC 2018), outside what is attributed. The figures are over single words, no text of
the corpus is kept. Each word is followed by nine digits, tenths of the cases in which it
belonged to a cue, by what came next: `that`, `to`, a quotation mark, a comma or dash, a
colon, an end mark, a preposition, a question word, anything else; `-` where it was not seen.
"""

from __future__ import annotations

__all__ = ["CLASSES", "cue_rates"]

CLASSES = "tiqckepwn"
"""The classes of the word that follows, in the order of the digits."""

_COUNTED = """
accept:---3--3-5 accepted:5--2----2 accepting:--------6 according:-9------- account:-3-0-01-0
accusations:5-----5-5 accuse:--------9 accused:------8-9 accuses:------6-9 accusing:--------9
acknowledge:8--9--998 acknowledged:99-9-99-9 acknowledges:9-------9 acknowledging:89------9
acquiesced:-9----9-- adamant:9----5--- added:929999695 adding:91899-9-6 address:51101-263
addressed:-2-2-2--5 adds:84-7-8--2 admission:7----36-3 admit:9-------6 admits:99------9
admitted:999--99-8 admitting:8-------2 adopted:5----51-3 advice:-4-3-16-4 advocate:---1--5-2
advocated:-----78-3 affirm:8-------7 again:420042112 against:--71-4-53 aggressive:---1--3-2
agree:7353-27-5 agreed:98-5868-7 agreement:43-0-01-0 agrees:-----59-9 ahead:-3-0-00-2
aim:-5----6-3 aimed:-7----2-6 aiming:-8----4-4 aims:-3-2--2-5 alarm:6--2--2-4 alarmed:-2----7-3
aligned:-----22-4 allegations:5--4--7-6 alleged:9----58-6 alleges:9----9--9 allegiance:-7----4--
alleging:9--6----4 allow:------2-3 allowed:74------3 allows:------4-2 alluding:-8-------
always:-1----3-2 angered:8-----9-7 angry:---2-28-0 announce:---8--958 announced:9--6-8899
announcement:15-1-33-1 announces:9------99 announcing:9-----9-9 answer:23--41554
answered:---8-6--5 answering:------2-4 anxiety:---3-27-- apologize:-6----8-- apologized:-7---38-5
appear:-6---20-6 appeared:77-3--1-6 appears:77-8856-7 applauded:-----27-7 appointed:-6----3-5
approval:---3-02-0 approved:-----43-8 argue:9--9-7--9 argued:9--9-89-9 argues:9----97-9
arguing:9--9--9-9 argument:62-5513-0 arguments:5--1554-1 articulated:------6-9 ask:7----7785
asked:-7-999899 asking:99-9--999 asks:---9--899 assailed:-----99-9 asserted:99------7
asserting:9--9----9 assertion:9-----9-9 assessment:---2225-- assumed:6-------4
assumption:7--9----9 assurances:7-------- assure:--------5 assured:------6-9 attack:34-0402-2
attacked:------7-7 attacking:--------6 attacks:21-0-03-1 attempted:-4------2 attempting:-5-------
attention:-5-2-1320 attributed:-6------7 authorized:-0------7 avoided:--------5 aware:9--8--6--
back:61-341203 backed:3-----4-6 backing:---3--3-6 backs:-----22-3 bad:-3-0-02-0 balked:------9--
ban:0-10-33-0 belief:8-------- believe:9--8-8887 believed:84------7 believes:78-7--6-9
believing:8-------6 bemoaned:9-------9 best:-2-0-0031 bible:-9-9--9-- billed:------9-9
bitter:--------3 blame:------6-8 blamed:------9-9 blames:--------9 blaming:--------9
blast:--------9 blasted:------9-9 blasting:------9-9 blasts:--9-----8 blocked:------3-4
boast:9-----9-- boasted:99----9-7 boasts:7-----8-2 booed:---2-1315 boos:-----33-1 both:30-0-00-0
bragged:------9-9 brought:00----3-0 brushed:------6-7 call:76-1-25-3 called:9576-4888
calling:-9----9-9 calls:-793-38-7 careful:-5---21-3 case:36-020200 cast:-2-2-2125
caucuses:05-0000-0 cautioned:9-9---9-9 celebrated:-----44-3 celebrating:--------3
certain:42-0-1-11 challenged:------5-6 challenging:-2-2-22-3 championed:-----87-7
chanted:--99--9-5 chanting:--9-----5 chants:-9---99-5 characterized:--------9 charge:30-0-00-2
charged:7--6-65-3 charges:5--1--3-1 chatter:------9-- cheer:-----1571 cheered:-----1115
chided:--------9 chiding:--------9 chosen:-1-1--2-3 cite:-9------9 cited:9-9---7-9 cites:--------9
citing:--9-----9 claim:66--7-4-6 claimed:99-9-98-8 claiming:9-----8-6 claims:8884-34-8
clarified:9-------- clear:66-121422 co-sponsored:---5----9 coined:--------6 column:55-1-13-2
comfortable:-----26-0 comment:42-2-16-2 commented:9----99-- commenting:------9--
comments:11-0-14-0 commitment:44------- compared:-0----0-8 comparing:--------4 complain:9--9--9--
complained:99----9-9 complaint:-5-2-25-2 complaints:9----44-- concede:9-------9 conceded:9----7999
conceding:8-------3 concern:9---436-3 concerned:8--4--8-3 concerns:42-3-15-2 conclude:9----9---
concluded:8--7-89-8 concludes:9---999-- condemned:--9--99-9 condemning:--8-----7
confidence:7----4647 confident:9--5--9-4 confirm:---7----5 confirmed:9----86-6
confirming:--------9 congratulated:--------9 congratulating:--------9 consensus:6-----535
consider:-----3--5 considered:---6--687 considering:-------69 considers:-------99
contemplate:-----5-88 contends:9-------9 contention:6--4--3-3 continue:-3---1--2
continued:87-8994-4 continues:41-4611-1 continuing:-3-1--1-0 contradicted:-------99
contrasting:--------4 conversation:---1-03-3 convince:-----4--7 convinced:8-------9
counter:52---2--4 counting:---1-14-1 court:31-000100 covered:------2-4 credit:---0-15-0
credited:-5------9 crediting:--------9 critic:-----38-- critical:-0-1-0610 criticism:8--3-2674
criticize:--------9 criticized:-----7999 criticizes:--------9 criticizing:---9--9-9
critique:------7-2 cry:-77---5-- debate:23-000100 debated:---6-53-5 decide:-5-----34
decided:-7-7-2365 deciding:-3-----75 decision:34-010411 decisions:0300-01-2 declare:9-------9
declared:9-97898-6 declares:--99----9 declaring:9-----9-8 declined:-9-5-57-7 decried:9-------9
decrying:--------9 dedicated:-2----5-2 deemed:------9-9 deep:-----15-2 defend:-----33-5
defended:-----9--9 defender:---8--8-5 defending:--------7 defends:--------7 defense:-0-1-24-0
define:-------73 delivered:-2----2-3 delivering:--------6 demand:52-4-21-6 demanded:77-7-3-35
demanding:8-------6 demands:---3--2-7 demonstrate:6--1-1350 demonstrated:5--2--2-2
denied:99-9-9--8 denies:7--5----5 denounced:------899 denouncing:--------8 department:30-0000-0
derided:------9-9 describe:--------6 described:-9-9--899 describes:------998 describing:-------99
description:-----55-- designed:-3----1-- desire:-6------8 desperate:-5----2-3 detailed:--24-12-5
detailing:---4---87 details:---1-13-3 determine:-------42 determined:43-2--7-3
determining:7------71 devoted:-4------3 directed:-3----2-1 disagree:-----47--
disagreement:------8-6 disagreements:---5--9-- disappointed:-8---88-6 disavow:-----9--9
disavowed:-----9--9 disclose:----6---4 disclosed:-8-6-47-8 disclosure:7-----6-4
discovered:-----11-3 discuss:------698 discussed:-------99 discussing:------998
discussion:---2-14-1 dislike:------9-7 disliked:------9-9 dismissed:9-----7-8 dismisses:--------9
dismissing:--------8 displayed:-------35 dispute:6-----3-3 disputed:-----8--7 distance:---1-51-3
distanced:--------9 divided:---0-03-0 document:0--0-04-1 documented:---4-77-6 doubled:------3--
doubt:8----35-4 doubts:8-----7-- down:-00000131 downplayed:--------9 draw:-----10-3
drawn:40-1--0-3 drew:-1----3-2 dubbed:--9-----7 dwelled:------9-9 eager:-6-4--4-7 echoed:9---8-8-7
echoing:--66----3 elaborated:---9--9-- email:33-0312-0 emailed:-3------7 embrace:6----25-3
embraced:-----62-4 embracing:------3-5 emerged:31-0--1-4 emphasize:9-----9-9 emphasized:9--9--9-9
emphasizing:-8------6 enamored:------9-- encourage:-----4--7 encouraged:------8-8
endorse:---9----8 endorsed:8-----7-7 endorsement:-336327-0 endorsements:---0-14-0
endorses:--5-----9 endorsing:--------8 enjoyed:---2--153 enjoys:--5-----2 enthusiasm:-----04-0
enthusiastic:---1--5-2 envision:--------9 envisioned:-----9-9- established:---2--2-3
estimated:82---64-1 estimates:6-----6-3 evening:23-1-0000 evidence:42-1--1-0 expanded:-0----4-0
expect:99---96-9 expectations:---3-01-6 expected:-859-89-5 expecting:-9----9-9 expects:-9------9
explain:99-----88 explained:99-998899 explaining:95-9---97 explains:--9--9-89 exploit:---5---23
exposed:---6-22-4 express:------5-8 expressed:------6-9 expressing:--------8 eye:-4-3-42-3
eyes:---4-02-2 facebook:---1123-0 faith:-1-1--4-0 false:-----2224 favor:-3-232665
favorable:-4---2--3 favored:-4----5-6 favorite:-0-0-0031 favors:---2-2--4 fear:8-74-54-7
fearing:9-------9 fears:8--4--5-6 featured:------5-1 february:-3-0-0000 feel:6-----6-6
feeling:2-----6-4 felt:------6-5 filed:---2--1-5 files:5-21-12-6 finding:4-----1-1 finds:7--8-9--7
fire:1--0-01-3 fired:---1-14-3 first:-400-00-1 focus:-6-1-14-2 focused:------4-4 focuses:------6-4
focusing:------6-3 following:---03-000 follows:----5-1-3 footage:---3--4-4 forecast:8--5-77-4
foresee:--------9 forth:---2-26-2 forward:-6-2-13-4 found:8-72386-4 framed:---2----4
free:-3-0-00-0 friday:44-0-2100 frustration:-2-2--4-2 full:-----04-0 fun:----4-6-7
fundamental:--------3 further:-0-1400-2 glad:-9------9 goal:1--3302-5 goes:-0-3123-0
guess:-------65 guilty:-9----9-9 hailed:--------9 happy:-4---24-6 hard:-2---14-1 harsh:--------4
hate:---4-1-26 hear:------3-1 heard:--1--1042 hearing:40-0-0102 here:03-0000-0 herself:---1113-2
highlight:------4-6 highlighted:------8-6 highlighting:-------56 himself:-3-0002-0
hinted:------7-8 hints:6----86-8 hired:-1----2-3 hitting:--------4 holding:------3-0
hope:54-6-26-5 hoped:99----9-9 hopeful:8--2-27-2 hopes:99-4--4-7 hoping:98-9--9-9
hostility:-5-2-24-1 idea:42-2-1253 ideas:---2-03-0 identified:------4-7 identify:------6-5
ignore:-----2--7 ignored:---6627-4 imagined:-----8--7 immediate:--5-----2 impassioned:--5---9-9
implied:7-------9 implying:9-------- imposed:------8-4 impressed:-----47-- inclination:-9-------
inclined:-6------- included:--11410-2 includes:---15-1-1 indicate:8------87 indicated:9-------8
indicates:8--9-9--5 informed:------7-9 insist:9--9-97-9 insisted:99-9--8-9 insistence:8-----6--
insisting:99------9 insists:9-------9 instead:35-0-00-0 insulted:--9-----9 intended:-5-3-47-8
interest:15-1505-0 interested:---3-36-- interjected:-8-69-8-- interpreted:------7--
interview:31-0-2131 into:00-0--030 introduced:-1-4-43-3 introducing:--------5 invited:-3---15-1
invoked:--------6 issued:-3-2--0-7 issues:0030-00-0 itself:40-0-02-0 jab:--------9 joked:99-9--8--
jokes:---7-48-4 judge:50-0--000 justify:--------8 keen:-8----8-6 kind:-----00-4 knew:4-44-4777
knocked:------2-8 know:8--543566 knowing:7------41 known:-6-7-36-6 knows:9------88
labeled:--9---9-9 laid:-3----7-1 lambasted:------9-9 lamented:9-----9-9 lamenting:-------99
laments:--------9 language:1--1-03-1 lashed:------9-- late:-300-01-0 later:10-0-10-3
launching:--------4 lawsuit:0--0-0300 laying:------8-4 lays:------9-5 learn:---6-35-5
learned:7-----879 leave:-0-0-0141 legislation:25-1-11-0 length:------6-2 letter:-2-2-13-2
like:0833-20-0 likened:-9------9 likes:-56--22-2 line:20-0410-0 lining:------7-- listed:------5-8
listing:---2--5-6 lists:--6--23-6 little:-1-1-13-2 look:-31010313 looked:-5----1-2
looking:-6---35-5 looks:-4---21-3 love:16-111--1 made:52-1-10-3 maintained:5-----1-1
makes:4-----0-2 making:---1-1141 mean:2--4--3-1 meant:35---11-0 measured:---5--6-4
mention:8--6--7-8 mentioned:---8-86-8 mentioning:--------9 mentions:------9-9 message:0231615-1
messages:11-0-03-0 mind:2--1-4623 mock:--------4 mocked:-----85-8 mocking:-----5--8
moment:233000000 month:32-0-0101 morning:4000-00-0 most:-3-0-00-0 mounting:--------5
moved:30-0--0-0 mulling:------9-9 mused:------9-9 named:--8--75-5 naming:------2-4
negative:----111-3 negotiated:------7-9 nervous:7--3--8-- news:030000000 newspaper:0--0030-1
night:4000-0000 nominate:--------4 nominated:-7-4--6-6 note:73-40-6-4 noted:9--9-9899
notes:95-7885-6 nothing:12-1-13-3 noticed:8-----6-7 noting:9-------9 notion:5--2--2-4
observed:---8----6 obvious:5--552--1 off:-0-0103-2 offensive:---1-14-2 offer:-36---3-5
offered:-98---4-7 offering:-66--33-4 offers:-2---2--3 once:-1-3-00-2 opened:---1--4-1
opined:------9-9 opinion:---3-16-0 opinions:-----24-3 opponent:-0-0-3000 oppose:-----8--8
opposed:-4-7-68-8 opposes:--9--5--9 opposing:--------5 opposition:-6-2-14-1 opted:-7----9--
optimistic:7---3-4-5 ordered:99----9-9 outlined:5------89 outlining:-------87 outraged:---8-88-5
outspoken:------8-5 painting:------2-5 paints:------8-6 passed:--66-33-6 passing:------2-8
passion:73----6-3 past:3--0-01-0 persuade:--------6 persuaded:-9----9-9 petition:---5--4-2
phone:-----30-1 picked:-1----1-4 piece:4--0-12-0 pitches:-8------7 pivoted:-9----9--
plan:-5-0-00-0 planned:-5---42-0 planning:-7-2-24-1 plans:-7-1-23-2 platform:03-0001-0
pleaded:-8----6-9 pleased:------9-- pledge:77-4----5 pledged:755-2-2-1 pledges:-7----5-4
pledging:99------9 point:66-010300 pointed:98---59-7 pointing:-6-4--8-8 points:-5-0-02-0
portray:--9-----9 portrayed:------7-8 portraying:--------6 posed:-3----1-3 position:00-3-1210
positioned:-1----2-4 positions:2--1-24-1 posted:-2--874-6 posts:-2---23-3 praise:---4-48-4
praised:--------9 praises:---9----9 praising:--9-----9 predict:9--6--999 predicted:9--9979-8
predicting:7-------9 prediction:------873 predicts:9-------9 prefer:-9------8 preferred:------7-5
prefers:-9---9--9 present:-1-4-1212 presented:-----74-7 pressed:-3---64-6 pressing:--------5
priority:2--1-14-5 proclaimed:-8----7-8 program:0500-0000 projected:87----7-7 promise:6832323-5
promised:99-9--9-9 promises:78-7-35-5 promising:89-4-4--6 promote:--78----5 promotes:--------9
promoting:--------6 pronounced:------5-9 proponent:------7-- proposal:16-1515-1
proposals:-5-4-16-1 proposed:88-8-58-7 proposes:-8---5--8 proposing:99---9--9 protesting:----6-2-4
proud:-7----6-2 prove:21--1-4-1 proved:23----1-0 provided:-2----3-3 published:--61-10-3
pushed:-8----8-4 pushing:-6-3--6-4 puts:--------3 question:152031384 questioned:9----9899
questioning:-----5599 questions:11-2625-2 quick:-6------1 quoted:------8-7 quotes:-----34-6
quoting:--------9 railed:------9-- raised:41-1--2-2 rattled:------7-9 reacted:-5----5-6
reaction:-0-02-4-1 read:--53-81-3 reads:---6685-5 reaffirmed:9-------9 realized:9-----9-9
reason:-5-1111-0 rebuffed:-----57-3 rebuked:------9-9 rebut:9-------9 recall:---5--3-6
recalled:9--7-9999 recalling:9-9----98 recognition:5----14-2 recognize:9-------6
recognized:7--3--7-5 recognizes:8-------6 recognizing:9-------9 recommend:8-------7
recommended:87-4-75-5 recounted:--------8 reference:-5-2--2-2 referenced:--------9
references:-7-4----- referencing:--------8 referred:-8------6 referring:-8------6 refers:-8-------
reflecting:------4-0 refusal:-6------- refuse:-7------7 refused:-9-6-5--6 refuses:-9-------
refusing:-9------- regarded:------7-6 reiterated:99--9---9 reject:--------5 rejected:9-----9-8
rejecting:--------8 rejection:-----24-- release:---0-41-2 released:-2-4-21-3 releasing:--------5
relief:-3-1-16-1 reluctance:-9------- reluctant:-9------3 relying:------4-- remarked:9--9999--
remarking:9--9--7-- remarks:3--0102-1 remember:3--648777 remembered:------999 remembers:-------99
remind:--------9 reminded:--------9 reminding:--------9 renewed:6-3---3-5 repeat:---7--4-7
repeated:74-7-8--5 repeating:------4-8 replied:96-9999-9 reply:-5---62-2 report:44-0102-1
reported:9999-9688 reportedly:---7--7-6 reporting:6--1400-2 reports:52-1442-3 represent:5-------2
requested:-----88-7 requests:26---23-2 require:64------1 required:-5-4-21-3 resist:--------9
resistance:-3-1-5111 resisted:----6---4 resonated:------8-2 respect:-2-1--6-2 respond:-5----232
responded:96-8886-7 responding:52-1-1--1 responds:75-7----5 response:-2-0411-2
restricting:--------9 retweeted:------5-8 reuters:3-00-03-0 reveal:------4-7 revealed:83-838678
reveals:9------59 revered:------9-- rhetoric:-4-0001-1 ripped:------4-6 rousing:--------6
rule:0--0003-0 ruled:7-----5-7 ruling:4--0401-1 rumors:9-------9 said:999999999 saturday:32-000001
saw:5-----5-3 say:9-9898779 saying:9-8999999 says:999999999 scared:-3-6-2656 scorn:---5-88--
secret:0-0--05-0 see:5--2-2745 seeing:------2-3 seek:-7------3 seeking:-56--33-5 seeks:-68-----8
seem:-6-3-34-5 seemed:-8-5--5-6 seems:47-4----7 seen:6--3-2623 sees:9-9---9-8 sense:51-1-0310
sent:-011-14-3 sentenced:-2---2--6 sentiment:6--4-2--3 serious:---3-1311 share:1--4--0-3
shared:------6-5 shocked:77---2773 shot:-1-1-13-0 shots:-----23-2 shouted:---9--9--
shouting:--61--5-1 show:7602-5154 showed:9--8--258 showing:8-----056 shown:-8---34-8
shows:87-4-3447 shrugged:------9-- sided:------8-9 sign:4--0-11-1 signaled:9-------8
signed:---4--2-5 signs:01-0-13-1 silence:-5---24-1 singled:------8-- skeptical:66-3-16-3
slammed:--------9 slamming:--------8 slams:------9-9 smile:---5541-1 sought:-6----7-5
sounded:---5--8-8 sounds:------4-7 sparred:---4--7-- speaks:-4---13-0 speculate:9-----9--
speculated:9----99-- speculation:7--3-65-3 spoke:-3-1-13-5 spoken:------5-2 spotted:------2-4
stance:2--1-26-2 started:-0---3003 starting:-3----0-1 startled:------9-9 stated:9--9998-8
statement:73-2654-4 statements:6--1-17-4 stating:9--9--9-9 stern:---5----9 stood:------3-0
stopped:-1----1-3 stories:0-4--04-0 story:00-0003-0 strategy:3300-02-0 stressed:9-------8
stressing:9-----9-9 struck:------3-3 struggling:-4---11-0 stuck:23----2-5 stump:---0-11-3
subtle:---2----4 sue:---7----5 sued:-2-2-23-4 suggest:9-------8 suggested:99-9998-9
suggesting:9-9---6-8 suggestion:9-----7-6 suggestions:8-----8-5 suggests:7-------7
sunday:3200-1200 support:2522215-4 supported:---9--658 supporter:---0-0322 supporting:------7-6
supportive:------8-1 supports:--7-47--6 sure:3450-1152 surprise:32-211-10 surprised:5----2--6
suspected:9-----8-6 swipes:------7-- taken:-5----0-2 taking:-4----0-1 talk:-1--216-1
talked:-6----8-8 talking:-5---78-4 talks:-4-1-18-4 targeted:------2-4 tears:-----53-2
telephone:-----43-1 tell:-------68 telling:-8-5--3-8 tells:--------9 tend:-3------- term:0-50-10-0
testified:--75-76-4 text:---0-0--3 thanked:--------9 thanking:--------9 think:8-76-85-6
thinking:4--1--5-2 thinks:9-----9-9 thought:65-2-54-6 thoughts:-----36-3 threaten:-9------7
threatened:-6------5 threatening:-7------4 thrilled:-4-4--8-7 ticked:------6-- titled:--79----9
told:9997-7--9 touched:------4-3 tout:--------9 touted:-------99 touting:--------9 touts:--------9
tribute:-4-2--4-- tried:-3--1-3-1 trumpeting:-------99 tuesday:140010020 turned:-3----0-1
turns:-0-1--0-3 tweet:4--0003-0 tweeted:9--989899 tweeting:9-----859 twice:---3-01-1
twitter:5400200-0 unaware:9-----9-- unclear:---1-2332 underscore:5-------5 underscored:------513
underscores:6-------4 understand:-------85 understanding:5-----8-4 understands:9------99
understood:---7-44-8 unhappy:-----66-2 unleashed:--------4 unveiled:--------6 upon:------4-3
upset:6-2---5-3 urged:9----9--9 urges:--------9 urging:------5-8 used:10---00-3 using:144--1--1
uttered:------4-7 video:3--0-10-0 view:--35346-6 viewed:------4-7 views:2--2-15-2 vision:--22--5--
vocal:---2-26-2 voice:10-1-32-1 voiced:------5-9 voted:38-1-25-7 voting:04-0-03-0
vouched:------9-- vow:89------5 vowed:99-9----9 vowing:-9------- vows:99------9 walked:------3-0
want:-6--44-77 wanted:-8--995-9 wants:-7---3--6 warn:9-------9 warned:9--9999-9 warning:95--5-7-6
wary:-4-7--7-4 watched:------1-3 way:01-0300-0 week:132000000 weighed:------6-2 welcome:-1---11-3
welcomed:--8---5-8 well:-300-00-1 went:-0-2--4-2 widespread:---1-1--3 willing:-6-------
wish:---2--6-4 withdrew:9-------9 wonder:------583 wondered:---9-9-99 wondering:-------9-
word:-5-25-4-1 words:-410-03-0 working:-3---0000 worried:9--9-59-9 worries:7----25-6
worry:9-----899 worrying:8-----6-8 write:---888--4 writes:99-9997-8 writing:4-736-3-4
written:---2-23-6 wrote:987999998 yelled:--9888--5 yet:21-000030
"""


def cue_rates() -> dict[str, str]:
    """Return the digits of each word, in the order of `CLASSES`."""
    pairs = (entry.partition(":") for entry in _COUNTED.split())
    return {word: digits for word, _, digits in pairs}
