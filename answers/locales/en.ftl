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
 }, { $official } of them official:
sources-programme = The facts rest on { $count } { $count ->
    [one] source
   *[other] sources
 }, { $official } of them official:
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
sources-more = and { $count } more: ask for “sources”
source-undated = undated
source-official = official
source-no-link = no link
future = { $day } has not come yet, so nothing is known of it. Leave the day out to ask how things stand now.

## A name or a day that does not fit

name-unknown = No team here is called “{ $typed }”. Type “teams” to see all { $count } of them.
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
error-before-programme = { $day } lies before the programme began on { $begins }. Ask about a later day.
error-no-such-programme = There is no programme called “{ $programme }” here.
error-already-decided = Someone else decided on { $claim } meanwhile. Look at it again.
error-no-such-claim = There is no claim “{ $claim }” here.
error-unexpected = Something went wrong here. Please try again.



## Plain questions

answer-yes = Yes. { $rest }
answer-no = No. { $rest }
answer-premise = That is not what happened. { $rest }
answer-no-winner = No winner has been chosen yet. { $rest }
answer-ahead = That is not decided yet. { $rest }
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
roster-except = Apart from { $excluded }: { $rest }
not-known = Nothing on record here tells.
next-none = Nothing further is planned, as far as is on record here.
statement-none = No statement about that is on record here.
compare = { $parts }
score-none = No mark of { $team } is on record here.
score-none-stage = No mark of { $team } in { $stage } is on record here.
score-stage-none = No marks of { $stage } are on record here.
score-unpublished = The full mark of { $team } in { $stage } was never published.
score-higher = { $team } scored higher in { $stage }: { $mark } against { $other }, the mark of { $second }.
score-equal = { $team } and { $second } had the same mark in { $stage }: { $mark }.
score-part = { $team } got { $mark } in { $stage } ({ $measure }).
score-pair = { $measure } { $mark }
score-parts = By part: { $parts }.
score-highest = { $team } had the highest mark in { $stage } ({ $measure }): { $mark }.
score-lowest = { $team } had the lowest mark in { $stage } ({ $measure }): { $mark }.
criteria-of = The points of { $stage } were divided as follows.
criterion = { $name }: { $most } points
criterion-open = { $name }: points not published
criterion-parts = { $name }: { $most } points ({ $parts })
source-count = That rests on { $count } { $count ->
    [one] source
   *[other] sources
 }, { $official } of them official; the newest evidence of all is of { $until }.
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
not-ours-name = { $name } is no team of this programme, and nothing on record here answers that. I answer who advanced and who was eliminated in it.
not-ours = That is outside what I know. I answer who advanced and who was eliminated in this programme, when and why.
suggest-status = Who is still in?
suggest-team = Did { $team } make it?
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
