# 봇이 한국어로 하는 말. 키와 변수는 en.ftl과 같다(테스트가 확인한다).
# $when은 비어 있거나 "2026년 8월 18일 "처럼 뒤에 띄어쓰기가 붙는다.

## 남은 팀과 탈락한 팀

status-now = { $stage } 뒤 { JOSA(TEAMS($count), "이/가") } 남아 있다: { $teams }.
status-then = { $day } 기준 { $stage } 뒤 { JOSA(TEAMS($count), "이/가") } 남아 있었다: { $teams }.
status-applied-now = { $stage }에 { JOSA(TEAMS($count), "이/가") } 지원했고 아직 결과는 나오지 않았다: { $teams }.
status-applied-then = { $day } 기준 { $stage }에 { JOSA(TEAMS($count), "이/가") } 지원한 상태로, 결과는 나오기 전이었다: { $teams }.
status-none-now = { $stage } 뒤 남은 팀이 없다.
status-none-then = { $day } 기준 { $stage } 뒤 남은 팀이 없었다.
status-before = { $day }에는 아직 결과가 나온 팀이 없었다.
status-nothing-known = 그때까지 이곳에 기록된 팀 소식은 없었다.
status-stage = { JOSA($stage, "을/를") } 거쳐 올라간 팀은 { JOSA(TEAMS($count), "이다/다") }: { $teams }.
status-stage-none = { JOSA($stage, "을/를") } 통과한 팀은 이곳 기록에 없다.
status-out-latest = { $when }{ $stage } 탈락: { $teams }.
status-out-earlier = 그 전 탈락: { $teams }.
status-undecided = 출처가 서로 달라 결과를 말할 수 없는 팀: { $teams }.
status-places = 애초 { $planned }자리를 계획했으나 실제로는 { $actual }자리가 됐다.
status-next-unset = 다음: { $stage }. { $when }기준 일정은 정해지지 않았다.
status-next-planned = 다음: { $stage }, { $planned } 예정({ $when }기준).
status-next-running = 다음: { $stage }, { $when }시작해 진행 중.
status-next-open = 다음: { $stage }. 일정은 확인되지 않았다.

## 한 팀

team-in-now = { JOSA($team, "은/는") } 아직 남아 있다. { $deed }.
team-in-then = { $day } 기준 { JOSA($team, "은/는") } 남아 있었다. { $deed }.
team-out-now = { JOSA($team, "은/는") } { $deed }.
team-out-then = { $day } 기준 { JOSA($team, "은/는") } 이미 빠진 상태였다. { $deed }.
team-after = { JOSA($team, "은/는") } { $deed }.
team-unplaced-now = { JOSA($team, "이/가") } 남았는지 탈락했는지는 알 수 없다. 이곳에 결과 기록이 없다.
team-unplaced-then = { $day } 기준 { JOSA($team, "은/는") } 결과 기록이 없다.
team-not-there = { JOSA($team, "이/가") } { $stage }에 참가했다는 기록은 이곳에 없다.
team-was-out = { JOSA($team, "은/는") } { $deed }. 그래서 { $stage }에는 나가지 않았다.
team-contested = { $stage }에서 { JOSA($team, "이/가") } 어떻게 됐는지는 출처마다 다르고 어느 쪽도 우세하지 않아 결과를 말할 수 없다.
deed-advanced = { $when }{ JOSA($stage, "을/를") } 통과했다
deed-eliminated = { $when }{ $stage }에서 탈락했다
deed-selected = { $when }{ $stage }에서 선정됐다
deed-not_selected = { $when }{ $stage }에서 선정되지 못했다
deed-selected_revival = { $when }{ $stage }에서 추가로 선정됐다
deed-not_selected_revival = { $when }{ $stage }에서 선정되지 못했다
deed-applied_revival = { $when }{ $stage }에 지원했다
deed-declined_revival = { $when }{ $stage }에 나서지 않겠다고 밝혔다
deed-withdrew = { $when }{ $stage } 도중 물러났다
deed-pending = { $when }{ $stage }에 지원했다
team-no-reason = 이 팀만을 두고 공개된 탈락 사유는 없다.
team-unofficial = 언론 보도로 확인된 내용이며 이를 밝힌 공식 자료는 찾지 못했다.
team-says-otherwise = 다른 주장: { $text } ({ $publisher })
team-both-say = 출처의 주장: { $text } ({ $publisher })
team-open = 미확인: { $text }

## 이유, 경과, 출처

why-no-reason = { JOSA($team, "은/는") } { $deed }. 이 팀만을 두고 공개된 사유는 없다.
why-unknown = { $team }의 결과 기록이 없어 이유도 말할 수 없다.
why-general = 단계 전체에 대해서는 이렇게 알려졌다: { $text }
why-conflict = 출처가 엇갈린다({ $stated }). 확인된 내용: { $preferred }
timeline-team = { $team } 경과(오래된 순):
timeline-programme = 사업 경과(오래된 순):
timeline-empty = { $day }까지 날짜가 확인된 기록이 없다.
sources-team = { $team } 관련 내용의 출처는 { $count }건이며 그중 { $official ->
    [0] 공식 자료는 없다
   *[other] { $official }건이 공식 자료다
 }:
sources-programme = 이곳의 사실은 출처 { $count }건에 근거하며 그중 { $official ->
    [0] 공식 자료는 없다
   *[other] { $official }건이 공식 자료다
 }:
sources-none = { $day }까지 출처가 있는 기록이 없다.
teams-heading = { $count }개 팀의 현황:
teams-heading-then = { $day } 기준 { $count }개 팀의 현황:

## 결과를 한 단어로

outcome-advanced = 진출
outcome-eliminated = 탈락
outcome-selected = 선정
outcome-not_selected = 미선정
outcome-selected_revival = 추가 선정
outcome-not_selected_revival = 추가 선정 탈락
outcome-applied_revival = 패자부활전 지원
outcome-declined_revival = 패자부활전 불참
outcome-withdrew = 철회
outcome-pending = 심사 중
outcome-unknown = 미확인

## 근거

evidence-now = 마지막 근거 자료: { $until }. 이후 자료는 찾지 못했으며, 아무 일도 없었다는 뜻은 아니다.
evidence-then = 기록된 마지막 근거 자료: { $until }.
sources-heading = 출처
sources-more = 외 { $count }건은 ‘출처’에서 볼 수 있다
source-undated = 날짜 미상
source-official = 공식
source-no-link = 링크 없음
future = { JOSA($day, "은/는") } 아직 오지 않아 알려진 것이 없다. 날짜를 빼고 물으면 지금 상황을 알려 준다.

## 맞지 않는 이름과 날짜

name-unknown = { QUOTED($typed, "이라는/라는") } 팀은 없다. /teams 로 { $count }개 팀을 모두 볼 수 있다.
name-empty = 이름이 없다. 팀 이름을 함께 적어 달라. 예: { $team }
read-as = 읽은 이름: { $typed } → { $team }
name-ambiguous = ‘{ $typed }’만으로는 { $teams } 가운데 어느 팀인지 알 수 없다. 어느 쪽인가?
name-near = 혹시 { JOSA($teams, "을/를") } 찾는가?
name-stage = { QUOTED($typed, "은/는") } 팀이 아니라 단계 이름이다: { $stage }.
name-partner = { QUOTED($typed, "이라는/라는") } 팀은 없다. { JOSA($name, "은/는") } { $teams } 컨소시엄의 참여기관이다.
name-organiser = { QUOTED($typed, "이라는/라는") } 팀은 없다. { JOSA($name, "은/는") } 사업을 운영하는 쪽이다.
name-programme = { QUOTED($typed, "은/는") } 팀이 아니라 사업 자체를 가리키는 이름이다({ $name }).
name-person = { QUOTED($typed, "이라는/라는") } 팀은 없다. { JOSA($name, "은/는") } 사업을 맡은 정부 인사다.
name-other = { QUOTED($typed, "이라는/라는") } 팀은 이 사업에 없다({ $name }).
how-exact = ‘{ $typed }’: { $team }.
how-alias = ‘{ $typed }’: { JOSA($team, "을/를") } 가리키는 다른 이름이다.
how-product = ‘{ $typed }’: { $team }의 모델이다.
how-particle = ‘{ $typed }’: 뒤에 붙은 말을 빼고 { JOSA($team, "으로/로") } 읽었다.
how-word_dropped = ‘{ $typed }’: 이름이 아닌 말을 빼고 { JOSA($team, "으로/로") } 읽었다.
how-typo = ‘{ $typed }’: 표기가 조금 다르지만 { JOSA($team, "으로/로") } 읽었다.
how-initials = ‘{ $typed }’: { $team }의 초성으로 읽었다.
how-other_layout = ‘{ $typed }’: 자판을 바꿔 치면 { JOSA($team, "이다/다") }.
how-romanised = ‘{ $typed }’: 로마자로 적은 { JOSA($team, "으로/로") } 읽었다.
error-no-such-stage = { QUOTED($typed, "이라는/라는") } 단계는 없다. 단계는 다음과 같다: { $stages }.
error-bad-day = { QUOTED($given, "은/는") } 달력에 없는 날짜다. YYYY-MM-DD, YYYY-MM, YYYY 가운데 하나로 적어 달라.
error-unclear-day = { QUOTED($given, "은/는") } 여러 날짜로 읽힐 수 있어 어느 날인지 알 수 없다. YYYY-MM-DD로 적거나 ‘8월 5일’처럼 적어 달라.
error-before-programme = { JOSA($day, "은/는") } 사업이 시작된 { $begins }보다 앞선다. 그 뒤 날짜로 물어 달라.
error-no-such-programme = { QUOTED($programme, "이라는/라는") } 사업은 없다.
error-already-decided = 그사이 다른 사람이 { JOSA($claim, "을/를") } 결정했다. 다시 확인해 달라.
error-no-such-claim = { QUOTED($claim, "이라는/라는") } 기록은 없다.
error-unexpected = 문제가 생겼다. 다시 시도해 달라.



## 일상 말로 묻는 질문

answer-yes = 그렇다. { $rest }
answer-no = 아니다. { $rest }
answer-premise = 사실과 다르다. { $rest }
answer-no-reason = 아니다. 기록된 이유는 그것이 아니다. { $rest }
at-stage = { $when }{ $stage }
times-out = { JOSA($team, "은/는") } { $count ->
    [1] 한
    [2] 두
    [3] 세
   *[other] { $count }
 } 번 탈락했다: { $parts }.
answer-no-winner = 아직 최종 승자는 정해지지 않았다. { $rest }
answer-ahead = 아직 정해지지 않았다. { $rest }
stage-was = { JOSA($stage, "은/는") } { $when }열렸다.
stage-ran = { JOSA($stage, "은/는") } { $first }부터 { $last }까지였다.
stage-ended = { JOSA($stage, "은/는") } { $when }끝났다.
stage-began = { JOSA($stage, "은/는") } { $when }시작했다.
stage-not-held = { JOSA($stage, "이/가") } 치러졌다는 기록은 이곳에 없다. { $rest }
status-all-in = { $teams } 모두 남아 있다.
status-all-out = { $teams } 모두 탈락했다.
status-mixed = 남은 팀: { $remaining }. 탈락한 팀: { $out }.
team-not-withdrawn = { JOSA($team, "은/는") } 스스로 물러난 것이 아니라 { $deed }.
roster-applied = { JOSA(TEAMS($count), "이/가") } 지원했다: { $teams }.
roster-applied-none = 지원한 팀이 이곳 기록에 없다.
roster-declined = { JOSA(TEAMS($count), "이/가") } 패자부활전에 나서지 않겠다고 밝혔다: { $teams }.
roster-declined-none = 불참을 밝힌 팀이 이곳 기록에 없다.
roster-withdrew = { JOSA(TEAMS($count), "이/가") } 스스로 물러났다: { $teams }.
roster-withdrew-none = 이곳 기록에 스스로 물러난 팀은 없다. 빠진 팀은 모두 탈락했거나 선정되지 못했다.
roster-selected = { JOSA(TEAMS($count), "이/가") } 선정됐다: { $teams }.
roster-selected-none = 선정된 팀이 이곳 기록에 없다.
roster-showed = { $stage }에는 { JOSA(TEAMS($count), "이/가") } 참가했다: { $teams }.
roster-out-now = 지금까지 { JOSA(TEAMS($count), "이/가") } 탈락했다: { $teams }.
roster-out-then = { $day } 기준 { JOSA(TEAMS($count), "이/가") } 탈락한 상태였다: { $teams }.
roster-out-none = 탈락한 팀이 이곳 기록에 없다.
roster-out-stage = { $stage }에서 { JOSA(TEAMS($count), "이/가") } 탈락했다: { $teams }.
roster-out-stage-none = { $stage }에서 탈락한 팀은 이곳 기록에 없다.
roster-group = { $stage } 탈락: { $teams }.
within-out = { $when }탈락한 팀은 { JOSA(TEAMS($count), "이다/다") }: { $teams }.
within-out-none = { $when }탈락한 팀은 이곳 기록에 없다.
within-in = { $when }통과한 팀은 { JOSA(TEAMS($count), "이다/다") }: { $teams }.
within-in-none = { $when }통과한 팀은 이곳 기록에 없다.
within-chosen = { $when }선정된 팀은 { JOSA(TEAMS($count), "이다/다") }: { $teams }.
within-chosen-none = { $when }선정된 팀은 이곳 기록에 없다.
within-group-out = { $when }{ $stage } 탈락: { $teams }.
within-before-out = 그 전 마지막 탈락({ $when }{ $stage }): { $teams }.
within-before-in = 그 전 마지막 통과({ $when }{ $stage }): { $teams }.
within-group-in = { $when }{ $stage } 통과: { $teams }.
roster-except = { JOSA($excluded, "을/를") } 빼면, { $rest }
not-known = 이곳 기록으로는 알 수 없다.
next-none = 이곳 기록에는 다음 일정이 없다.
objection-none = 이의를 신청했다는 기록은 이곳에 없다.
objection-none-by = { JOSA($teams, "이/가") } 이의를 신청했다는 기록은 이곳에 없다.
statement-none = 그에 관한 발언은 이곳 기록에 없다.
compare = { $parts }
score-none = { $team }의 점수는 이곳 기록에 없다.
score-none-stage = { $stage }에서 { $team }의 점수는 이곳 기록에 없다.
score-stage-none = { $stage }의 점수는 이곳 기록에 없다.
score-unpublished = { $stage }에서 { $team }의 전체 점수는 공개된 적이 없다.
score-higher = { $stage } 점수는 { JOSA($team, "이/가") } { $mark }점으로 { $second }({ $other }점)보다 높다.
score-equal = { JOSA($team, "과/와") } { $second }의 { $stage } 점수는 { $mark }점으로 같다.
score-gap = { $stage }에서 { JOSA($team, "은/는") } { $second }보다 { $gap }점 앞섰다({ $mark }점, { $other }점).
gap-unknown = 두 팀의 같은 단계 점수가 이곳 기록에 함께 있지 않다. { $rest }
score-gap-part = { $measure } 점수는 { $stage }에서 { JOSA($team, "이/가") } { $second }보다 { $gap }점 높다({ $mark }점, { $other }점).
score-part = { JOSA($team, "은/는") } { $stage }에서 { $mark }점을 받았다({ $measure }).
score-pair = { $measure } { $mark }점
score-parts = 부문별: { $parts }.
score-highest-part = { $measure } 점수만 보면 { $stage }에서 { JOSA($team, "이/가") } { $mark }점으로 가장 높다.
score-lowest-part = { $measure } 점수만 보면 { $stage }에서 { JOSA($team, "이/가") } { $mark }점으로 가장 낮다.
criteria-of = { $stage } 배점은 다음과 같다.
criterion = { $name }: { $most }점
criterion-open = { $name }: 배점 비공개
criterion-parts = { $name }: { $most }점({ $parts })
source-count = 출처 { $count }건에 근거하며 그중 { $official ->
    [0] 공식 자료는 없다
   *[other] { $official }건이 공식 자료다
 }. 가장 최근 자료는 { $until } 자다.
members = { $team } 컨소시엄 참여기관은 { $count }곳이다: { $names }.
members-none = { $team } 컨소시엄의 참여기관 명단은 찾지 못했다.
member-of = { JOSA($first, "은/는") } { $team } 컨소시엄의 참여기관이다.
partner-of = { JOSA($name, "은/는") } { $teams } 컨소시엄의 참여기관이다.
not-member-of = { JOSA($first, "은/는") } { $team } 컨소시엄에 속하지 않는다.
person = { $name }: { $role }.
organiser = { $name }: { $role }.
term = { $word }: { $meaning }
program-is = { $name }: { JOSA($owner, "이/가") } { $begins } 시작한 단계별 경쟁 사업이다.
talk-help = 한국어나 영어로 그냥 물어보면 된다. 누가 남았고 누가 탈락했는지, 한 팀의 상태, 탈락한 날과 이유, 점수, 다음 일정, 근거가 된 출처를 답한다.
talk-greeting = 안녕! 이 사업에서 누가 언제, 왜 진출하고 탈락했는지를 답하는 봇이다.
talk-thanks = 천만에. 누가 진출하고 탈락했는지 궁금하면 언제든 물어보면 된다.
talk-who = 이 사업에서 누가 언제, 왜 진출하고 탈락했는지를 열어 볼 수 있는 출처를 근거로 답하는 봇이다.
teamless-why = 어느 팀, 또는 어느 단계를 말하는가? 이름을 함께 적으면 공개된 이유를 알려 준다.
teamless-when = 어느 팀, 또는 어느 단계를 말하는가? 이름을 함께 적으면 날짜를 알려 준다.
not-ours-name = { JOSA($name, "은/는") } 이 사업의 팀이 아니고, 이곳 기록으로는 답할 수 없다. 이 사업에서 누가 진출하고 탈락했는지를 답한다.
not-ours = 답할 수 있는 범위를 벗어난 질문이다. 이 사업에서 누가 언제, 왜 진출하고 탈락했는지를 답한다.
suggest-status = 지금 누가 남아 있어?
suggest-team = { $team } 붙었어?
suggest-when = { $team } 언제 탈락했어?
suggest-why = { $team } 왜 탈락했어?
suggestions = 이렇게 물어볼 수 있다: { $questions }

## 명령, 선택 항목, 단추에 쓰는 말

command-status = 남은 팀, 탈락한 팀, 다음 단계
command-team = 한 팀이 지금 어떤 상태인지
command-why = 그 결과가 나온 이유
command-timeline = 지금까지의 경과(오래된 순)
command-sources = 근거가 된 출처와 링크
command-ask = 한국어나 영어로 그냥 물어보기
command-help = 무엇을 물어볼 수 있는지
option-stage = 단계. 비워 두면 가장 최근 단계
option-as_of = 그날 기준으로 보기: 2026-01-20, 2026-01, “2026년 1월”
option-team = 팀 이름(한국어, 영어)
option-question = 질문
option-private = 나에게만 보이기
option-programme = 어느 사업인지
help-headline = 누가 올라가고 누가 탈락했는지, 언제, 왜, 무엇을 근거로 그렇게 말하는지 답한다: { $programme }.
help-words = 서버에서는 나를 멘션하고 그냥 물어보면 된다: “{ $team } 붙었어?” 개인 메시지에서는 멘션도 필요 없다.
help-facts = 모든 결과에는 열어 볼 수 있는 출처가 있다. 모르는 것은 모른다고 한다.
help-status-example = /status
help-team-example = /team { $team }
help-why-example = /why { $team }
help-timeline-example = /timeline
help-sources-example = /sources { $team }
help-ask-example = /ask 누가 남았어?
button-why = 이유
button-sources = 출처
button-timeline = 경과
button-team = 현황
button-status = 전체
button-other = 이 팀이 아님
button-report = 오류 신고
button-share = 공유
choose-team = 팀 고르기
choose-other = 어느 팀을 말한 것인가?
choose-none = 고를 수 있는 다른 팀이 없다. /team 으로 다시 물어보면 된다.
card-more = … 외 { $count }건
report-title = 오류 신고
report-about = 대상: { $about }
report-text = 무엇이 틀렸나?
report-text-hint = 어떻게 고쳐야 하는지 적어 주면 좋다
report-source = 출처(있다면)
report-source-hint = https://…
report-thanks = 고맙다. 담당자가 확인한다. 신고한 사람에 관한 정보는 남기지 않았다.
report-empty = 적힌 내용이 없어 아무것도 저장하지 않았다. 신고하려면 단추를 다시 누르면 된다.
share-nothing = 이 메시지에는 더 이상 공유할 내용이 없다. 다시 물어보면 된다.
stage-label = { $stage } · { $day }
error-old-button = 예전 판의 단추라 더는 쓸 수 없다. /team 이나 /status 로 다시 물어보면 된다.
error-gone = 이 단추가 가리키던 내용은 이제 기록에 없다. /team 이나 /status 로 다시 물어보면 된다.
error-no-command = 이제 없는 명령이다. /help 로 무엇을 물어볼 수 있는지 볼 수 있다.
error-old-command = 명령이 바뀌었다. 디스코드를 새로 고치거나(Ctrl+R, 앱은 껐다 켜기) 다시 시도하면 된다.
error-cooldown = 한꺼번에 너무 많이 물어봤다. { $seconds }초 뒤에 다시 물어보면 된다.
error-bug = 이쪽 문제로 답하지 못했다. 다시 시도해 보고, 계속되면 { $reference } 번호로 알려 주기 바란다.
error-store = 지금 저장소가 응답하지 않는다. 잠시 뒤 다시 시도해 주기 바란다({ $reference }).
error-empty-question = 질문이 비어 있다. 예를 들면: “{ $team } 붙었어?”

## 그 밖의 명령과 서버 설정

command-teams = 모든 팀과 가장 최근 결과
command-compare = 두 팀에서 다섯 팀까지 나란히 보기
command-next = 다음 단계와 일정
command-glossary = 이 사업에서 쓰는 말의 뜻
command-about = 이 봇에 대하여, 자료의 기준일
command-privacy = 저장된 내 정보 보기와 지우기
command-language = 이 서버에서 답할 언어
command-settings = 이 서버에서의 동작
command-settings-show = 이 서버의 설정 보기
command-settings-mentions = 멘션에 답할 채널
command-settings-programme = 이 서버가 따를 사업
menu-check = 이 주장 확인
option-teams = 팀 이름을 쉼표로 나누어 두 개에서 다섯 개
option-term = 낱말(한국어, 영어)
option-what = 하려는 일
option-language = 언어
option-channel = 채널
option-answer = 그곳에서 멘션에 답할지
choice-kept = 무엇을 저장하나
choice-show = 내 정보 보기
choice-delete = 내 정보 지우기
choice-english = English
choice-korean = 한국어
choice-members = 각자의 언어
about-headline = Cutline { $version }: 누가 올라가고 누가 탈락했는지, 언제, 왜, 무엇을 근거로 그렇게 말하는지.
about-facts = 자료: { $programme }, { $checked } 정리.
about-until = 가장 최근 출처는 { $until } 자료다.
about-licence = MIT 라이선스로 공개된 소프트웨어이며 사업 주관 기관이 운영하지 않는다.
help-compare-example = /compare { $team }, …
help-glossary-example = /glossary
error-no-such-term = 용어집에 ‘{ $typed }’ 항목은 없다. /glossary 를 입력하고 목록에서 고르면 된다.
error-not-allowed = 서버 관리 권한이 있는 사람만 바꿀 수 있다.
error-server-only = 내가 들어가 있는 서버에서만 정할 수 있다.
button-more = 더 보기
button-first = 처음부터
privacy-kept = 회원에 관한 것은 저장하지 않는다. 누가 무엇을 물었는지도, 메시지도, 이름도 남기지 않는다. 오류 신고는 보낸 사람 없이 남는다. 얼마나 자주 묻는지는 메모리에서 1분쯤만 센다.
privacy-curators = 담당자만 결정 옆에 계정 번호가 남으며 `/privacy`의 “내 정보 지우기”로 지울 수 있다.
privacy-nothing = 여기에 저장된 정보가 없다.
privacy-curator = “{ $name }” 담당자로 등록되어 있고 계정 번호가 저장되어 있다.
privacy-deleted = 지웠다. 내린 결정은 “{ $name }” 이름으로 남는다.
language-set = 이제 이 서버의 공개 답변은 영어로 한다.
language-set-ko = 이제 이 서버의 공개 답변은 한국어로 한다.
language-members = 이제 각자의 디스코드 언어로 답한다.
language-private = 나에게만 보이는 답변은 늘 읽는 사람의 언어를 따른다.
settings-language = 공개 답변의 언어: { $which }
settings-mentions-all = 모든 채널에서 멘션에 답한다.
settings-mentions-some = 멘션에 답하는 채널: { $channels }
settings-programme = 사업: { $programme }
settings-headline = 이 서버의 설정
settings-mentions-on = 이제 { $channel } 채널에서 멘션에 답한다. 앞서 허용한 채널도 그대로다.
settings-mentions-off = { $channel } 채널에서는 더 이상 멘션에 답하지 않는다.
settings-mentions-free = 정해 둔 채널이 없으니 모든 채널에서 멘션에 답한다.
settings-programme-set = 이제 이 서버는 { $programme } 사업을 따른다.
error-called-by-role = 역할을 멘션해서 질문을 읽을 수 없다. ‘앱’ 표시가 붙은 내 이름을 멘션하면 된다.
report-enough = 한 번에 많은 신고를 받았다. 몇 분 뒤에 더 보내 주기 바란다.

## 메시지 내용 확인

check-headline = 확인한 내용 { $count }건: { $parts }.
check-count-supported = 사실 { $count }건
check-count-contradicted = 사실과 다름 { $count }건
check-count-earlier = 과거에는 사실 { $count }건
check-count-unknown = 기록 없음 { $count }건
check-label-supported = ✔ 사실: “{ $quote }”
check-label-contradicted = ✘ 사실과 다름: “{ $quote }”
check-label-earlier = ↺ 과거에는 사실: “{ $quote }”
check-label-unknown = ? 기록 없음: “{ $quote }”
check-nothing = 이 메시지에는 이곳에서 확인할 수 있는 내용이 없다. 누가 언제, 왜 진출·탈락·선정됐는지, 몇 팀이 남았는지, 점수가 얼마인지를 단정한 문장만 확인하며 질문, 예상, 의견은 확인하지 않는다.
check-earlier = { JOSA($team, "은/는") } { $then }. 그러나 그 뒤 { $now }.
check-day = 날짜가 다르다. { JOSA($team, "은/는") } { $deed }.
check-because = { JOSA($team, "은/는") } { $deed }. { $text }
check-reason = { JOSA($team, "은/는") } { $deed }. 다만 기록된 이유는 다르다. { $text }
check-reason-unknown = { JOSA($team, "은/는") } { $deed }. 이 팀만을 두고 공개된 사유가 없어 그 이유가 맞는지는 알 수 없다.
check-both = { $then } { $now }
check-told = { $text }
check-entered = { $stage }에는 { JOSA(TEAMS($count), "이/가") } 나섰다: { $teams }.
check-mark-none = { $team }의 점수 가운데 { $number }점이라는 기록은 이곳에 없다.
check-to-come = { JOSA($day, "은/는") } 아직 오지 않아 알려진 것이 없다.
check-order = { $stage }의 점수 순위는 이곳 기록으로는 다 알 수 없다.
check-newer = 이곳 기록은 { $until }까지다. 그 뒤인 { $day }의 일은 알 수 없다.
check-left = { $stage } 뒤 { JOSA(TEAMS($count), "이/가") } 남았다: { $teams }.
