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
status-open-now = { CAP(NUMERAL($count)) } { $count ->
    [one] team is
   *[other] teams are
 } still in: { $teams }. No result of { $stage } is on record here yet for { $waiting }.
status-open-then = { AT($day) }, { NUMERAL($count) } { $count ->
    [one] team was
   *[other] teams were
 } still in: { $teams }. No result of { $stage } was on record here yet for { $waiting }.
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

# Alerts

alert-text = { $text }
alert-unofficial = reported, not official
alert-partly-unofficial = partly reported, not official
alert-count = { $what }: { $count }
alert-why = Why: { $why }
alert-date-set = { CAP($stage) } is planned for { $day }.
alert-date-moved = { CAP($stage) } is now planned for { $day }; before, { $was } was named.
alert-date-gone = { CAP($stage) } no longer has a date; before, { $was } was named.
alert-corrected = Correction: { $now } Until now it stood here as “{ $was }”.
alert-corrected-day = Correction: { $now }
alert-corrected-line = Corrected: { $text }
alert-corrected-since = Corrected on { $day }: { $rest }
alert-retracted = Taken back: “{ $text }” This no longer stands on record here.
alert-retracted-since = Taken back on { $day }: this no longer stands on record here.
alert-disputed = Disputed: sources disagree on { $team } in { $stage }, so no outcome is stated. Stated are: “{ $text }”
alert-disputed-official = Disputed: { $now } Another source says otherwise: { $text }
alert-disputed-since = { $day }: { $rest }
alert-settled = Settled: { $now }
alert-again-since = Looked into on { $day }: it stands as told.
alert-late = Told late: this was decided { $moment }.
alert-footer = Told on { $day }
alert-footer-amended = Told on { $day }, changed on { $changed }
change-date_moved = date moved
change-score = marks published
change-retracted = taken back
change-dispute_opened = disputed

## The Sources button of an alert
alert-sources-head = What this alert rests on: { $count } { $count ->
    [one] source
   *[other] sources
 }.
alert-sources-none = This alert names no source.

## Curating by hand

event-applied = applied
event-shortlisted = shortlisted
event-selected = selected
event-not_selected = not selected
event-presented = presented its work
event-advanced = advanced
event-eliminated = eliminated
event-declined_revival = declined the repechage
event-applied_revival = applied in the repechage
event-selected_revival = selected in the repechage
event-not_selected_revival = not selected in the repechage
event-withdrew = withdrew
event-statement = statement
event-score = score
event-reason = reason
event-result = result of a stage
event-rule = rule
event-schedule = schedule
event-controversy = controversy
event-result_pending = result still open
event-model_release = release of a model
event-objection = objection
event-related = related news
command-fact = Put facts on record, correct them, take them back; for curators
command-fact-add = Put a fact on record; first you see what will be told, and to whom
command-fact-correct = Correct a fact; alerts already posted are mended
command-fact-retract = Take a fact back; alerts already posted say so
command-fact-source = Attach a source to a fact
command-fact-history = Who decided what, when and why
command-fact-undo = Take back your last decision
command-fact-mistakes = The mistakes that members reported, newest first
command-curators = Who may decide on facts; for the owner of this bot
command-curators-add = Let somebody decide on facts
command-curators-remove = No longer let somebody decide on facts
command-curators-list = Who may decide on facts
option-fact-what = What happened
option-fact-stage = At which stage
option-fact-source = The address of the page that says so
option-fact-team = One team, or several parted by commas: one decision, one alert
option-fact-date = When it happened, as exactly as is known: 2026-11-20, 2026-11, yesterday
option-fact-quote = The passage of the source that says so
option-fact-note = A note; where only words can tell what happened, the sentence itself
option-fact-official = Whether the source is official; left out, as other pages of its site are
option-fact-publisher = Who published the source; left out, as for other pages of its site
option-fact-planned = For a schedule: the day that is planned, or “none”
option-fact-score = For a score: the mark in points
option-fact-fact = Which fact: type words of it, or a team
option-fact-reason = Why; it is shown with the correction
option-fact-history-team = Only what is about this team
option-curator = Who
fact-quote = The quote
fact-note = The note
fact-publisher = The publisher
fact-reason = The reason
fact-no-day = { CAP($stage) } has no set date.
fact-preview = A preview; nothing is stored yet.
fact-moved = The facts changed meanwhile, so it comes to something else now. Nothing is stored yet; look again.
fact-in-english = In English
fact-in-korean = In Korean
fact-adds = On record: { $text } ({ $publishers })
fact-changes = Corrected: “{ $was }” becomes “{ $text }” ({ $publishers })
fact-rests = Stays, resting on { $publishers }: { $text }
fact-takes-back = Taken back: { $text }
fact-restores = On record again: { $text }
fact-more = … and { $count } more.
fact-plan-today = No date was given, so today is taken as the day on which this was planned.
fact-known = That is on record already, so the source is added to it: { $text }
fact-source-official = The source is on record as official ({ $publisher }) and stays so.
fact-source-unofficial = The source is on record as not official ({ $publisher }) and stays so.
fact-unofficial = Reported, not official: no official source says so yet. It becomes plain once one is attached.
fact-against-official = This contradicts an official source. It can be put on record as a dispute; the official outcome stays.
fact-against-equal = This contradicts what is on record, and neither side outweighs the other: no outcome is stated until that is settled.
fact-to = { $count ->
    [0] No channel gets it.
    [one] One channel gets it.
   *[other] { $count } channels get it.
 }
fact-to-announce = If the dispute is announced: { $count ->
    [0] no channel gets it.
    [one] one channel gets it.
   *[other] { $count } channels get it.
 }
fact-to-unannounced = Otherwise, channels that are told of the rest alone: { $count }.
fact-to-nobody = No new message is posted for this.
fact-waiting = { $count } of them { $count ->
    [one] is closed to the bot just now and gets it once it is open again.
   *[other] are closed to the bot just now and get it once they are open again.
 }
fact-not-paused = Not told, since paused: { $count }.
fact-not-wanted = Not told, since they follow other teams or topics: { $count }.
fact-here = In this server: { $channels }.
fact-not-here = In this server not: { $channels }.
fact-mends = { $count ->
    [one] One posted message is mended.
   *[other] { $count } posted messages are mended.
 }
fact-done = Stored; nothing is posted.
fact-done-mended = Stored; nothing new is posted. Messages to be mended: { $edits }.
fact-done-told = Stored. Channels that get an alert: { $alerts }. Messages to be mended: { $edits }.
fact-discarded = Discarded; nothing was stored.
button-fact-tell = Accept and tell
button-fact-quiet = Accept quietly
button-fact-accept = Accept
button-fact-record = Put on record
button-fact-announce = Put on record and announce the dispute
button-fact-discard = Discard
fact-history = Decisions, newest first:
fact-history-none = No such decision is on record here.
fact-history-entry = { $what }: { $text }
fact-history-why = { $what }: { $text } Why: { $why }
fact-by-file = the programme file
verdict-accepted = accepted
verdict-corrected = corrected
verdict-rejected = rejected
verdict-retracted = taken back
mistakes-heading = Reported mistakes, newest first:
mistakes-none = No mistake is reported.
mistakes-entry = { $text }
mistakes-entry-source = { $text } ({ $source })
curators-list = Besides the owner, these decide on facts: { $names }.
curators-none = Besides the owner, nobody decides on facts here.
curators-added = { $name } may now decide on facts.
curators-known = { $name } may decide on facts already.
curators-removed = { $name } may no longer decide on facts. What was decided stays, by “{ $left }”.
curators-not = { $name } is no curator.
error-not-a-curator = Only curators decide on facts here. The owner of this bot names them with /curators add.
error-only-the-owner = Only the owner of this bot names curators.
error-already-known = That is on record already, with this source: { $text }
error-changes-nothing = That changes nothing; it is on record so already: { $text }
error-nothing-to-undo = There is no decision of yours that can be undone: you made none yet, or somebody has decided on it since.
error-bad-source = “{ $given }” is no address of a page. Write one that begins with https:// or http:// and holds no user name or password.
error-too-long = { $what } has { $count } characters, and { $limit } are allowed. Please shorten it.
error-in-the-future = { $day } has not come yet, so nothing can have happened then. What is planned is recorded as a schedule, with its planned day.
error-no-such-team = { $told }
error-no-such-event = “{ $typed }” is nothing that can be recorded. Choose what happened from the list.
error-misfit-stage = “{ $what }” belongs to a repechage, and { $stage } is none.
error-needs-team = An outcome is a team’s: name the team, or several parted by commas.
error-needs-words = “{ $what }” needs a sentence that says what happened: write it as the note.
error-needs-reason = A correction needs a reason: write why.
error-bad-mark = “{ $given }” is no mark. Write it in points, for example 84.5.
error-preview-over = This preview is over: it was decided or discarded, is older than 15 minutes, or is from before a restart. /fact history shows what is stored.
error-no-such-curator = Which curator decides? Name one of these with --by: { $names }.
error-no-curator-yet = Nobody is a curator yet. Name yourself with --by, and you are the first.

# Subscriptions: /alerts, and what servers are told

command-alerts = Which channels are told what happens
command-alerts-follow = Tell a channel what happens, from now on
command-alerts-list = What this server follows, and whether it works
command-alerts-edit = Change what a channel is told
command-alerts-pause = Tell a channel nothing for a while
command-alerts-resume = Tell a channel again what happens
command-alerts-test = Post a test to a channel
command-alerts-stop = Tell a channel nothing any more
command-alerts-log = What was sent to this server’s channels, and what became of it
command-settings-forget = Remove everything I keep about this server
option-alerts-teams = Only these teams, parted by commas; left out: all
option-alerts-topics = Only these: outcomes, dates, scores, disputes; left out: all
option-alerts-role = A role that outcomes may ping
option-alerts-language = The language of the alerts
option-alerts-channel = Another channel of this server; left out: this one
option-alerts-which = Which channel; left out: this one
option-alerts-no_role = Ping nobody any more
option-alerts-ping = Ping the role as well
option-confirm = Type “forget” to confirm
choice-all = all
topic-outcomes = outcomes
topic-dates = dates
topic-scores = scores
topic-disputes = disputes
permission-view_channel = View Channel
permission-send_messages = Send Messages
permission-send_messages_in_threads = Send Messages in Threads
permission-embed_links = Embed Links
permission-read_message_history = Read Message History
permission-mention_everyone = Mention @everyone, @here and All Roles
error-no-such-subscription = No channel is followed there. Choose one that is offered for “channel”, or see all with /alerts list.
error-too-many-alerts = This server has { $most } subscriptions, and that is the most there can be. End one with /alerts stop first.
error-nothing-to-change = Say what to change: teams, kinds, role, language or no_role.
error-alerts-team = “{ $typed }” is no team here, or could be more than one. Choose from what is offered, parted by commas.
error-alerts-topic = “{ $typed }” is no kind of news. The kinds are outcomes, dates, scores and disputes.
error-no-such-channel = That is no channel of this server that I can see.
error-wrong-channel = Alerts can go to text channels, announcement channels and threads, not to that kind of channel.
error-may-not-post = I may not post alerts in #{ $channel }. Missing there: { $permissions }. Give them to me or to my role in the channel’s settings and try again.
error-thread-shut = The thread { $channel } is locked. Open it, or choose another channel.
error-not-in-thread = I am not in the private thread { $channel }. Mention me in it and try again.
error-everyone = Alerts never ping @everyone. Choose a role that people take themselves.
error-no-such-role = That is no role of this server.
error-test-failed = The test could not be posted: { $reason }. Try again in a minute; if it stays, look at the channel’s permissions.
alerts-followed = From now on I tell { $channel } what happens in { $programme }.
alerts-followed-anew = Changed: from now on { $channel } is told about { $programme } like this.
alerts-from-now = What happened before is not posted. Corrections of what was posted follow it.
alerts-goes-on = What was posted there stays, and corrections follow it.
alerts-try = Try it with /alerts test.
alerts-changed = Changed, from now on in { $channel }:
alerts-line-teams = Teams: { $teams }
alerts-line-topics = About: { $topics }
alerts-line-language = Language: { $which }
alerts-line-role = pings { $role } for outcomes and their corrections
alerts-line-no-role = pings nobody
alerts-line-since = since { $since }
alerts-all-teams = all teams
alerts-and-more = { $names } and { $count } more
alerts-advised = I lack { $permissions } there. It works without, but after a fault I cannot rule out that an alert is posted twice.
alerts-no-ping = I cannot ping { $role }: allow anyone to mention it, or give me { $permission } in that channel. Alerts are posted all the same.
alerts-managed-role = { $role } belongs to an integration; whether it has members is not mine to see.
alerts-list = Followed here: { $count }
alerts-list-empty = Nothing is followed in this server. Begin with /alerts follow.
alerts-state-active = active
alerts-state-paused = paused
alerts-state-refused = closed to me
alerts-state-closed = ended
alerts-missing = missing: { $permissions }
alerts-tried-again = tried again { $moment }
alerts-paused = Paused: { $channel } is told nothing until /alerts resume, and what happens meanwhile is not told later.
alerts-resumed = { $channel } is told again what happens from now on.
alerts-resumed-waiting = { $channel } is told again; what waited for it goes out now.
alerts-active-already = { $channel } is active: it is told what happens.
alerts-stopped = Ended: { $channel } is told nothing any more. What was posted stays, and corrections no longer follow it.
alerts-tested = The test stands here: { $link }
alerts-reopened = The channel was closed to me until now; what waited for it goes out.
alerts-still-paused = The channel is paused, so it is told nothing until /alerts resume.
alerts-test-no-role = No role is set here, so nobody was pinged.
alerts-test-line = This is a test: nothing happened.
alerts-test-text = This is a test, nothing happened. Alerts will look like this and say who advanced or was eliminated, which date moved, and on which sources that rests.
alerts-test-footer = Test
alerts-log = The newest { $count } deliveries to this server
alerts-log-empty = Nothing was sent to this server yet, and nothing waits.
delivery-post-pending = waiting to be posted
delivery-post-done = posted
delivery-post-dead = refused by Discord for good
delivery-post-closed = not posted
delivery-edit-pending = correction waiting
delivery-edit-done = corrected
delivery-edit-dead = correction refused by Discord for good
delivery-edit-closed = correction not needed any more
delivery-publish-pending = publishing waits
delivery-publish-done = published
delivery-publish-dead = publishing refused by Discord for good
delivery-publish-closed = not published
delivery-attempts = { $count } attempts
delivery-doubled = possibly posted twice
notice-channel-gone = { $channel } is gone, so the alerts that went there have ended. /alerts list shows what this server still follows; /alerts follow tells another channel.
notice-channel-closed = I can no longer post alerts in { $channel }, so they wait for up to 7 days. I need View Channel, Send Messages (in threads: Send Messages in Threads) and Embed Links there; what waits is then posted by itself. /alerts list shows what is missing.
settings-forget-how = This removes everything I keep about this server at once: settings, subscriptions, the record of what was sent, and live boards. What I posted stays in your channels, and is mended no longer. To do it, run /settings forget again with confirm: { $word }
settings-forget-word = forget
settings-forgotten = Everything I kept about this server is removed. What I posted stays in your channels.

# Live boards

command-board = A pinned message that always shows the standing
command-board-here = Put up the board in this channel, or refresh it
command-board-stop = Stop keeping up the board in this channel
command-board-list = Show the boards of this server
option-board-language = The language of the board; unless chosen, the server’s
board-kept = Kept up to date; last changed on { $moment }.
board-ended = No longer kept up since { $moment }.
board-up = The board for { $programme } is up in this channel and is kept up to date from now on.
board-refreshed = The board for { $programme } was up in this channel already; it is up to date now.
board-unpinned = It is not pinned: for that I need the permission Pin Messages in this channel, and room among its pins. Then run /board here again, or pin the message yourself.
board-on-its-way = The board for { $programme } appears here as soon as Discord takes it. /board list shows how it stands.
board-not-up = Discord does not let me show the board for { $programme } here. Check my permissions in this channel, then run /board here again.
board-stopped = The board in this channel is no longer kept up. Its message stays and says so; delete it if nobody needs it.
board-list = Boards of this server: { $count }
board-list-empty = This server has no board. /board here puts one up.
board-state-pinned = kept up to date and pinned
board-state-unpinned = kept up to date, not pinned
board-state-waiting = about to be posted
board-state-refused = closed to me for now
board-tried-again = tried again { $moment }
notice-board-closed = The board in { $channel } is not kept up for now: I may no longer show it there. Check my permissions in that channel; I go on as soon as I may, and try again once a day.
notice-board-gone = The channel of a board is gone ({ $channel }), so that board has ended. /board list shows the others.
error-no-such-board = No such board is kept up in this channel. /board list shows where there are boards.
error-board-announcement = A board cannot stand in an announcement channel: edits of published posts reach those who follow it late, or never. Choose a text channel or a thread; announcements have /alerts follow.
error-board-place = A board can stand only in a text channel or a thread.
error-board-permissions = I cannot show a board here. Permissions that I lack in this channel: { $permissions }.
error-board-thread = This thread is locked, so I cannot write in it.
error-too-many-boards = This server has { $limit } boards already. End one with /board stop first.

# Feeds and articles

feed-down = The feed “{ $feed }” cannot be read any more. { $reason }
feed-well = The feed “{ $feed }” can be read again.
error-fetch-unreachable = No page could be read at that address.
error-fetch-address = That is no address of a page that I read. Write one that begins with https:// or http://, without a user name, a password or an unusual port.
error-fetch-hops = That address redirects too often, in a circle, or to one that is not encrypted.
error-fetch-slow = The page did not come in time.
error-fetch-big = The page is too big to be read here.
error-fetch-gone = There is no page at that address.
error-fetch-closed = The page is not open to everybody.
error-fetch-site = The site answers with an error.
error-fetch-kind = What is at that address is no text: a PDF, a picture or a film, for example.
error-fetch-garbled = The site's answer is broken.
error-fetch-robots = The site asks programs to leave that page alone.
error-read-empty = There is nothing to read on the page.
error-read-login = The page is only for those who are logged in.
error-read-video = The page holds a film and no text.
error-read-language = The text is neither English nor Korean.
error-read-no-text = There is a headline without an article.
error-read-encoding = The letters of the text cannot be told for certain.
error-read-hostile = The page or feed is built in a way that is not safe to read.
error-read-cut = The feed ends in the middle.
error-read-not-feed = What is there is no feed.
error-read-not-article = What is there is a feed and no article.
error-read-failed = The page or feed could not be read within the limits of time and memory.
error-no-such-feed = There is no feed “{ $named }” here. The list of feeds tells their numbers.
error-feed-known = That feed is followed already.
error-too-many-feeds = { $limit } feeds are followed, which is as many as one programme may have. Remove one first.
error-no-such-proposal = There is no proposal { $proposal } here.
error-proposal-decided = Somebody else decided on proposal { $proposal } meanwhile.

# Reviewing what articles propose

command-review = Where proposals out of the news are reviewed; for the owner of this bot
command-review-here = Post proposals in this channel for review
command-review-stop = Post no proposals for review any more
option-review-second = Whether an outcome needs two different curators
command-fact-from-link = See what an article proposes
option-fact-address = The address of the article
menu-propose = Propose from this message
proposal-no-stage = { $team }: { $what }{ $when }; the article does not say at which stage.
proposal-told = { $team }: { $what } in { $stage }{ $when }.
proposal-mark = { $team } received { $mark } points in { $stage }{ $when }.
proposal-new = New: nothing on record says so yet.
proposal-known = Known: it adds a source to “{ $text }”
proposal-contradicts = Contradicts what is on record: “{ $text }”
proposal-older = Older: it is from before what is on record about this team.
proposal-sure = Confidence of the reading: high
proposal-fairly-sure = Confidence of the reading: middling
proposal-unsure = Confidence of the reading: low
proposal-is-accepted = accepted
proposal-is-rejected = rejected
proposal-is-not_ours = not ours
button-review-accept = Accept
button-review-edit = Edit
button-review-reject = Reject
button-review-notours = Not ours
button-review-all = Accept all { $count }
review-here = Proposals about { $programme } are reviewed in this channel from now on.
review-alone = One curator is enough to accept.
review-second = An outcome needs two different curators.
review-waiting = { $count ->
    [one] One proposal waits and is posted now.
   *[other] { $count } proposals wait and are posted now, about one a second.
 }
review-stopped = No proposals are posted any more. They wait in the store, and what is posted can still be decided on.
review-first-of-two = An outcome needs two curators here. If you accept, you are the first: nothing is stored or posted until another curator accepts as well.
review-agreed = Noted: you accept it. It is put on record once another curator accepts it as well.
review-agreed-by = { $who } accepts it; another curator is asked.
review-agreed-first = Accepted first by { $who }
review-accepted = Accepted by { $who }
review-rejected = Rejected by { $who }
review-not_ours = Not ours, says { $who }
review-why = Why: { $why }
review-edited = Edited by { $who }
review-number = Proposal { $number }
review-said-by = said by: { $who }
review-batch = { $count ->
    [one] One proposal from { $article }
   *[other] { $count } proposals from { $article }
 }
review-batch-over = All of them are decided.
review-batch-rest = Left for a look of their own: { $count }
review-known-closed = That is on record already, with every source of the proposal. The proposal is closed.
review-edit-title = What is to be accepted
review-edit-event = What happened
review-edit-event-hint = Such as: advanced, eliminated, selected, withdrew
review-edit-team = Team
review-edit-team-hint = One team, by any of its names
review-edit-stage = Stage
review-edit-stage-hint = At which stage
review-edit-date = Date
review-edit-date-hint = As exactly as is known: 2026-11-20 or 2026-11; empty if it is not known
review-edit-note = Note
review-edit-note-hint = Where only words can tell what happened, the sentence itself
review-reject-title = Reject the proposal
review-reject-why = Why is it not so?
review-reject-hint = It is kept with the proposal
fact-by-rule = the rule for trusted feeds
reading-nothing = Nothing to propose: nothing in it says plainly what happened to a team here, or all of it is on record with this source.
reading-more = … and { $count } more; they wait in the review channel.
error-review-decided = { $who } decided on it meanwhile: { $what }.
error-review-agreed = You accepted it already. An outcome needs two different curators, so another one has to accept it as well.
error-review-needs-stage = The article does not say at which stage. Press Edit and name the stage.
error-review-no-address = The article has no address, so there is no source to cite. Use /fact add with the address of a page.
error-review-one-team = A proposal is about one team. Name exactly one.
error-review-batch-disputed = Among these, one contradicts what is on record. Decide on them one by one.
error-review-nothing-left = There is nothing left here that can be accepted together.
error-review-owner = Only the owner of this bot chooses where proposals are reviewed.
error-no-review = No channel was chosen for review.
error-review-permissions = I cannot show proposals here. Permissions that I lack in this channel: { $permissions }.
error-review-place = Proposals can be reviewed in a text channel, an announcement channel or an open thread, not here.

# Feeds in Discord

command-feed = Which news feeds are read, and how they do; for curators
command-feed-add = Follow a news feed
command-feed-list = The feeds that are followed
command-feed-pause = Leave a feed alone for a while
command-feed-resume = Read a feed again
command-feed-remove = Follow a feed no longer
command-feed-trust = Whether a rule may accept what an official feed repeats; for the owner of this bot
command-feed-health = When each feed was read, what is wrong, what came of it
option-feed = Which feed: its number, or words of its name
option-feed-address = The address of an RSS, Atom or JSON feed
option-feed-name = How it is called here; left out, as it calls itself
option-feed-official = Whether the organisers of the programme publish it
option-feed-trusted = Whether what it repeats of the record is accepted by itself, quietly
feed-added = “{ $feed }” is followed now and read within a minute or two.
feed-list = Feeds that are followed: { $count }
feed-list-empty = No feed is followed yet. /feed add follows one.
feed-paused = “{ $feed }” is paused: it is not read until /feed resume.
feed-resumed = “{ $feed }” is read again.
feed-removed = “{ $feed }” is followed no longer. What it proposed stays.
feed-trusted = What “{ $feed }” repeats of the record is accepted by itself from now on: its page becomes one more source, quietly. Nothing else is.
feed-not-trusted = What “{ $feed }” repeats waits for a curator again.
feed-state-paused = paused
feed-is-trusted = trusted
feed-health = Health of the feeds: { $count }
feed-round = Last round: { $moment }
feed-read-at = Last read well: { $moment }
feed-never-read = Never read well yet
feed-failing = Failing since { $since } ({ $count } { $count ->
    [one] time
   *[other] times
 }): { $reason }
feed-articles = Articles seen: { $count }, unreadable: { $unreadable }
feed-proposals = Proposals: { $count }; accepted { $accepted }, rejected { $rejected }, not ours { $notours }, waiting { $waiting }
feed-by-rule = Accepted by the rule: { $count }
error-trust-owner = Only the owner of this bot decides which feeds are trusted.
error-feed-not-official = Only a feed that the organisers publish can be trusted. Add it as official first.
