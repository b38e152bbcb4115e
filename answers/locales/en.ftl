# What the bot says in English. Keys and variables are the same in ko.ftl; tests hold that.
# $team and $stage are names ready to stand in a sentence; $when is empty or " on 18 August 2026".

## Who is in, who is out

status-now = { CAP(NUMERAL($count)) } { $count ->
    [one] team remains
   *[other] teams remain
 } after { $stage }: { $teams }.
status-then = { AT($day) }, { NUMERAL($count) } { $count ->
    [one] team was
   *[other] teams were
 } still in after { $stage }: { $teams }.
status-applied-now = { CAP(NUMERAL($count)) } { $count ->
    [one] team has
   *[other] teams have
 } applied in { $stage } and none is placed yet: { $teams }.
status-applied-then = { AT($day) }, { NUMERAL($count) } { $count ->
    [one] team had
   *[other] teams had
 } applied in { $stage } and none was placed yet: { $teams }.
status-none-now = No team remains after { $stage }.
status-none-then = { AT($day) }, no team was left after { $stage }.
status-before = { AT($day) }, no team had been placed yet.
status-nothing-known = By then nothing about any team was on record here.
status-stage = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } came through { $stage }: { $teams }.
status-stage-none = No record here says that a team came through { $stage }.
status-out-latest = Out in { $stage }{ $when }: { $teams }.
status-out-earlier = Out earlier: { $teams }.
status-undecided = Sources disagree, so no outcome is stated: { $teams }.
status-places = Places: { $planned } had been planned and { $actual } were given.
status-next-unset = Next: { $stage }. No date is set, as last said{ $when }.
status-next-planned = Next: { $stage }, planned for { $planned } (as last said{ $when }).
status-next-running = Next: { $stage }, under way{ $when }.
status-next-open = Next: { $stage }. No date was found.

## One team

team-in-now = { $team } is still in: it { $deed }.
team-in-then = { AT($day) }, { $team } was still in: it { $deed }.
team-out-now = { $team } is out: it { $deed }.
team-out-then = { AT($day) }, { $team } was out: it { $deed }.
team-after = { $team } { $deed }.
team-unplaced-now = Whether { $team } is in or out is not known: nothing on record here places it.
team-unplaced-then = { AT($day) }, nothing on record here placed { $team }.
team-not-there = Nothing on record here says that { $team } took part in { $stage }.
team-was-out = { $team } { $deed } and so was not in { $stage }.
team-contested = Sources disagree on { $team } in { $stage }, and none outweighs the others, so no outcome is stated.
deed-advanced = advanced in { $stage }{ $when }
deed-eliminated = was eliminated in { $stage }{ $when }
deed-selected = was selected in { $stage }{ $when }
deed-not_selected = was not selected in { $stage }{ $when }
deed-selected_revival = was selected in { $stage }{ $when }
deed-not_selected_revival = was not selected in { $stage }{ $when }
deed-applied_revival = applied in { $stage }{ $when }
deed-declined_revival = declined to take part in { $stage }{ $when }
deed-withdrew = withdrew during { $stage }{ $when }
deed-pending = applied in { $stage }{ $when }
team-no-reason = No reason for this team alone was published.
team-unofficial = Reported by the press; no official text that says so was found.
team-says-otherwise = Contested: { $text } ({ $publisher })
team-both-say = Stated: { $text } ({ $publisher })
team-open = Open: { $text }

## Why, when, from where

why-no-reason = { $team } { $deed }. No reason for this team alone was published.
why-unknown = There is no outcome of { $team } on record here to give a reason for.
why-general = Of the stage as a whole: { $text }
why-conflict = Sources differ ({ $stated }). What holds: { $preferred }
timeline-team = What happened to { $team }, oldest first:
timeline-programme = What happened in the programme, oldest first:
timeline-empty = Nothing dated is on record here up to { $day }.
sources-team = What is said here of { $team } rests on { $count } { $count ->
    [one] source
   *[other] sources
 }, { $official ->
    [0] none
    [one] one
   *[other] { $official }
 } of them official:
sources-programme = The facts rest on { $count } { $count ->
    [one] source
   *[other] sources
 }, { $official ->
    [0] none
    [one] one
   *[other] { $official }
 } of them official:
sources-none = Nothing on record here up to { $day } has a source.
teams-heading = The { $count } teams and how each stands:
teams-heading-then = The { $count } teams and how each stood on { $day }:

## Outcomes as single words

outcome-advanced = advanced
outcome-eliminated = eliminated
outcome-selected = selected
outcome-not_selected = not selected
outcome-selected_revival = selected (revival)
outcome-not_selected_revival = not selected (revival)
outcome-applied_revival = applied (revival)
outcome-declined_revival = declined (revival)
outcome-withdrew = withdrew
outcome-pending = pending
outcome-unknown = unknown

## Evidence

evidence-now = Newest evidence: { $until }. Nothing later was found, which does not mean that nothing happened.
evidence-then = Newest evidence on record: { $until }.
sources-heading = Sources
sources-more = and { $count } more under “Sources”
source-undated = undated
source-official = official
source-no-link = no link
future = { $day } has not come yet, so nothing is known of it. Leave the day out to ask how things stand now.

## A name or a day that does not fit

name-unknown = No team here is called “{ $typed }”. See all { $count } of them with /teams.
name-empty = There is no name in that. Type the name of a team, for example { $team }.
read-as = Read as: { $typed } → { $team }
name-ambiguous = “{ $typed }” could mean { $teams }. Which one?
name-near = Did you mean { $teams }?
name-stage = “{ $typed }” is a stage, not a team: { $stage }.
name-partner = “{ $typed }” is no team of its own: { $name } is a partner in the consortium of { $teams }.
name-organiser = “{ $typed }” is no team: { $name } helps to run the programme.
name-programme = “{ $typed }” is no team but a name of the programme itself ({ $name }).
name-person = “{ $typed }” is no team: { $name } speaks for the programme.
name-other = “{ $typed }” is no team of this programme ({ $name }).
how-exact = “{ $typed }” is { $team }.
how-alias = “{ $typed }” is another name of { $team }.
how-product = “{ $typed }” is a model of { $team }.
how-particle = “{ $typed }” is { $team }, read without its ending.
how-word_dropped = “{ $typed }” is { $team }, read without the words around the name.
how-typo = “{ $typed }” is read as { $team }, a few letters off.
how-initials = “{ $typed }” is read as the initials of { $team }.
how-other_layout = “{ $typed }” is read as { $team }, typed on the other keyboard layout.
how-romanised = “{ $typed }” is read as { $team }, written in Latin letters.
error-no-such-stage = There is no stage called “{ $typed }”. The stages are: { $stages }.
error-bad-day = “{ $given }” is no day of the calendar. Write YYYY-MM-DD, YYYY-MM or YYYY.
error-unclear-day = “{ $given }” could be more than one day, so I cannot tell which is meant. Write YYYY-MM-DD, or the month as a word.
error-before-programme = { $day } lies before the programme began on { $begins }. Ask about a later day.
error-no-such-programme = There is no programme called “{ $programme }” here.
error-already-decided = Someone else decided on { $claim } meanwhile. Look at it again.
error-no-such-claim = There is no claim “{ $claim }” here.
error-unexpected = Something went wrong here. Please try again.



## Plain questions

answer-yes = Yes. { $rest }
answer-no = No. { $rest }
answer-premise = That is not what happened. { $rest }
answer-no-reason = No. That is not the reason on record. { $rest }
at-stage = { $stage }{ $when }
times-out = { $team } fell { $count ->
    [one] once
    [2] twice
   *[other] { NUMERAL($count) } times
 }: { $parts }.
answer-no-winner = No winner has been chosen yet. { $rest }
answer-ahead = That is not decided yet. { $rest }
stage-was = { CAP($stage) } was held{ $when }.
stage-ran = { CAP($stage) } ran from { $first } to { $last }.
stage-ended = { CAP($stage) } ended{ $when }.
stage-began = { CAP($stage) } began{ $when }.
stage-not-held = No record here says that { $stage } has been held. { $rest }
status-all-in = { $teams } are in.
status-all-out = { $teams } are out.
status-mixed = Still in: { $remaining }. Out: { $out }.
team-not-withdrawn = { $team } did not withdraw: it { $deed }.
roster-applied = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } applied: { $teams }.
roster-applied-none = No application is on record here.
roster-declined = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } said they would stay out of the revival round: { $teams }.
roster-declined-none = Nobody is on record here as having declined.
roster-withdrew = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } withdrew: { $teams }.
roster-withdrew-none = Nobody withdrew, as far as is on record here; every team that is out was eliminated or not selected.
roster-selected = { CAP(NUMERAL($count)) } { $count ->
    [one] team was
   *[other] teams were
 } selected: { $teams }.
roster-selected-none = No selection is on record here.
roster-showed = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } took part in { $stage }: { $teams }.
roster-out-now = { CAP(NUMERAL($count)) } { $count ->
    [one] team is
   *[other] teams are
 } out: { $teams }.
roster-out-then = { AT($day) }, { NUMERAL($count) } { $count ->
    [one] team was
   *[other] teams were
 } out: { $teams }.
roster-out-none = No team is on record here as out.
roster-out-stage = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } fell in { $stage }: { $teams }.
roster-out-stage-none = No record here says that a team fell in { $stage }.
roster-group = Out in { $stage }: { $teams }.
within-out = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } fell{ $when }: { $teams }.
within-out-none = Nobody on record here fell{ $when }.
within-in = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } came through a stage{ $when }: { $teams }.
within-in-none = Nobody on record here came through a stage{ $when }.
within-chosen = { CAP(NUMERAL($count)) } { $count ->
    [one] team was
   *[other] teams were
 } selected{ $when }: { $teams }.
within-chosen-none = Nobody on record here was selected{ $when }.
within-group-out = Out in { $stage }{ $when }: { $teams }.
within-before-out = Last to fall before that, in { $stage }{ $when }: { $teams }.
within-before-in = Last to come through before that, in { $stage }{ $when }: { $teams }.
within-group-in = Through { $stage }{ $when }: { $teams }.
roster-except = Apart from { $excluded }: { $rest }
not-known = Nothing on record here tells.
next-none = Nothing further is planned, as far as is on record here.
objection-none = No objection is on record here.
objection-none-by = No objection by { $teams } is on record here.
statement-none = No statement about that is on record here.
compare = { $parts }
score-none = No mark of { $team } is on record here.
score-none-stage = No mark of { $team } in { $stage } is on record here.
score-stage-none = No marks of { $stage } are on record here.
score-unpublished = The full mark of { $team } in { $stage } was never published.
score-higher = { $team } scored higher in { $stage }: { $mark } against { $other }, the mark of { $second }.
score-equal = { $team } and { $second } had the same mark in { $stage }: { $mark }.
score-gap = { $team } was { $gap } points ahead of { $second } in { $stage }: { $mark } against { $other }.
gap-unknown = The marks of both in one stage are not on record here. { $rest }
score-gap-part = By { $measure }, { $team } was { $gap } points ahead of { $second } in { $stage }: { $mark } against { $other }.
score-part = { $team } got { $mark } in { $stage } ({ $measure }).
score-pair = { $measure } { $mark }
score-parts = By part: { $parts }.
score-highest-part = By { $measure } alone, { $team } had the highest mark in { $stage }: { $mark }.
score-lowest-part = By { $measure } alone, { $team } had the lowest mark in { $stage }: { $mark }.
criteria-of = The points of { $stage } were divided as follows.
criterion = { $name }: { $most } points
criterion-open = { $name }: points not published
criterion-parts = { $name }: { $most } points ({ $parts })
source-count = That rests on { $count } { $count ->
    [one] source
   *[other] sources
 }, { $official ->
    [0] none
    [one] one
   *[other] { $official }
 } of them official; the newest evidence of all is of { $until }.
members = { $team } named { $count } { $count ->
    [one] partner
   *[other] partners
 }: { $names }.
members-none = No list of the partners of { $team } was found.
member-of = { $first } is a partner in the consortium of { $team }.
partner-of = { $name } is a partner in the consortium of { $teams }.
not-member-of = { $first } is not in the consortium of { $team }.
person = { $name }: { $role }.
organiser = { $name }: { $role }.
term = { $word }: { $meaning }
program-is = { $name }: a programme of { $owner } in stages, begun on { $begins }.
talk-help = Ask me in plain words, in English or Korean: who is left or out, how a team stands, when or why it fell, its marks, what comes next, and on which sources that rests.
talk-greeting = Hello! I answer who advanced and who was eliminated in this programme, when and why.
talk-thanks = You are welcome. Ask me whenever you like who advanced and who was eliminated.
talk-who = I am a bot that answers who advanced and who was eliminated in this programme, when and why, from sources that you can open.
teamless-why = Of which team, or of which stage? Name it and I tell the reason as far as it was published.
teamless-when = Of which team, or of which stage? Name it and I tell the day.
not-ours-name = { $name } is no team of this programme, and nothing on record here answers that. I answer who advanced and who was eliminated in it.
not-ours = That is outside what I know. I answer who advanced and who was eliminated in this programme, when and why.
suggest-status = Who is still in?
suggest-team = Did { $team } make it?
suggest-when = When was { $team } eliminated?
suggest-why = Why was { $team } eliminated?
suggestions = Try: { $questions }

## Commands, their options and what stands on buttons

command-status = Who is in, who is out, and what comes next
command-team = How one team stands, and since when
command-why = Why a team's outcome is what it is
command-timeline = What happened, oldest first
command-sources = Which sources it rests on, with links
command-ask = Ask in plain words, English or Korean
command-help = What you can ask here
option-stage = A stage; leave it out for the latest
option-as_of = Go back to a day: 2026-01-20, 2026-01 or “January 2026”
option-team = A team, in English or Korean
option-question = Your question
option-private = Only you see the answer
option-programme = Which programme
help-headline = I answer who advanced and who was eliminated, when, why, and how we know: { $programme }.
help-words = In a server, mention me and ask in plain words: “did { $team } make it?” Here in direct messages just ask.
help-facts = Each outcome rests on sources that you can open. Where I do not know, I say so.
help-status-example = /status
help-team-example = /team { $team }
help-why-example = /why { $team }
help-timeline-example = /timeline
help-sources-example = /sources { $team }
help-ask-example = /ask who is still in?
button-why = Why
button-sources = Sources
button-timeline = Timeline
button-team = Standing
button-status = Everyone
button-other = Not this one
button-report = Report a mistake
button-share = Share
choose-team = Choose a team
choose-other = Which team did you mean?
choose-none = There is no other team here. Ask again with /team.
card-more = … and { $count } more
report-title = Report a mistake
report-about = About: { $about }
report-text = What is wrong?
report-text-hint = What should it say instead?
report-source = A source, if you have one
report-source-hint = https://…
report-thanks = Thank you. A curator will look at it; nothing about you was kept.
report-empty = Nothing was written, so nothing was kept. Press the button again to report a mistake.
share-nothing = There is nothing to share in this message any more. Ask again.
stage-label = { $stage } · { $day }
error-old-button = This button belongs to an older version of me. Ask again, for example with /team or /status.
error-gone = What this button was about is no longer on record here. Ask again with /team or /status.
error-no-command = This command no longer exists here. Type /help to see what you can ask.
error-old-command = This command has changed. Reload Discord (Ctrl+R, or close and open the app) and try again.
error-cooldown = That was a lot at once. Please wait { $seconds } s and ask again.
error-bug = Something went wrong here, and it is not your doing. Please try again; if it stays, report { $reference }.
error-store = My store does not answer just now. Please try again in a minute ({ $reference }).
error-empty-question = There is no question in that. For example: “did { $team } make it?”

## More commands, and the settings of a server

command-teams = Every team with its last outcome
command-compare = Two to five teams beside each other
command-next = What comes next, and when
command-glossary = What a word of the programme means
command-about = What this bot is and how fresh its facts are
command-privacy = What is kept about you; see or delete it
command-language = In which language I answer in this server
command-settings = How I behave in this server
command-settings-show = What is set in this server
command-settings-mentions = Channels in which I answer mentions
command-settings-programme = Which programme this server follows
menu-check = Check this claim
option-teams = Teams, parted by commas: two to five
option-term = A word, in English or Korean
option-what = What you want to do
option-language = A language
option-channel = A channel
option-answer = Whether I answer mentions there
choice-kept = what is kept
choice-show = show mine
choice-delete = delete mine
choice-english = English
choice-korean = 한국어
choice-members = each member’s own
about-headline = Cutline { $version }: who advanced, who was eliminated, when, why, and how do we know?
about-facts = Facts: { $programme }, last compiled on { $checked }.
about-until = The newest source is of { $until }.
about-licence = The program is free software under the MIT licence. It is not run by the organisers of the programme.
help-compare-example = /compare { $team }, …
help-glossary-example = /glossary
error-no-such-term = The glossary has no word “{ $typed }”. Type /glossary and choose one that is offered.
error-not-allowed = Only members who may manage this server can change that.
error-server-only = That can only be set in a server where I am a member.
button-more = More
button-first = From the start
privacy-kept = I keep nothing about members: not who asked what, no messages, no names. Reports of mistakes are kept without their sender. How often you ask is counted in memory for a minute.
privacy-curators = Only curators have their account’s id kept, beside what they decided; `/privacy` with “delete mine” removes it.
privacy-nothing = Nothing about you is kept here.
privacy-curator = You are a curator here under the name “{ $name }”; your account’s id is kept.
privacy-deleted = Deleted. Your decisions stay, by “{ $name }”.
language-set = Public answers in this server are now in English.
language-set-ko = Public answers in this server are now in Korean.
language-members = Answers now follow the language of each member’s own Discord.
language-private = Private answers always follow the reader.
settings-language = Language of public answers: { $which }
settings-mentions-all = Mentions are answered in every channel.
settings-mentions-some = Mentions are answered only in: { $channels }
settings-programme = Programme: { $programme }
settings-headline = Settings of this server
settings-mentions-on = I answer mentions in { $channel } now, and in the other channels you allowed.
settings-mentions-off = I no longer answer mentions in { $channel }.
settings-mentions-free = No channel is named any more, so I answer mentions in every channel.
settings-programme-set = This server now follows { $programme }.
error-called-by-role = That mentions my role, so I cannot read the question. Mention me instead: my name with the APP mark.
report-enough = That is a good many reports at once; thank you. Please send more in a few minutes.

## Checking the claims of a message

check-headline = { CAP(NUMERAL($count)) } { $count ->
    [one] claim
   *[other] claims
 } checked: { $parts }.
check-count-supported = { $count } supported
check-count-contradicted = { $count } contradicted
check-count-earlier = { $count } true earlier
check-count-unknown = { $count } not on record
check-label-supported = ✔ Supported: “{ $quote }”
check-label-contradicted = ✘ Contradicted: “{ $quote }”
check-label-earlier = ↺ True earlier: “{ $quote }”
check-label-unknown = ? Not on record: “{ $quote }”
check-nothing = Nothing in this message can be checked here. I check statements that say who advanced, was eliminated or selected, when and why, how many teams are left, and marks; not questions, expectations or opinions.
check-earlier = { $team } { $then }; later it { $now }.
check-day = The day differs: { $team } { $deed }.
check-because = { $team } { $deed }. { $text }
check-reason = { $team } { $deed }, but the reason on record is another: { $text }
check-reason-unknown = { $team } { $deed }. Whether for that reason is not known: none was published for this team alone.
check-both = { $then } { $now }
check-told = { $text }
check-entered = { CAP(NUMERAL($count)) } { $count ->
    [one] team
   *[other] teams
 } entered { $stage }: { $teams }.
check-mark-none = No such mark of { $team } is on record here: { $number }.
check-to-come = { $day } has not come yet, so nothing is known of it.
check-order = The order of marks in { $stage } is not on record here in full.
check-newer = Nothing on record here is newer than { $until }, so { $day } is not known.
check-left = { CAP(NUMERAL($count)) } { $count ->
    [one] team was
   *[other] teams were
 } left after { $stage }: { $teams }.
