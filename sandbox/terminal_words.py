"""What the sandbox's terminal itself says, in English and Korean."""

from dataclasses import dataclass

from sandbox.drawing import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The terminal's own sentences in one language; `client` has those of Discord's client."""

    hint: str
    help: str
    commands: str
    unknown: str
    no_answer: str
    silent: str
    missing: str
    unfit: str
    left_over: str
    only_in_channels: str
    no_choices: str
    not_sent: str
    fill: str
    optional: str
    length: str
    left: str
    now: str
    direct: str
    client: Client

    @staticmethod
    def in_(locale: str) -> "Words":
        """Korean for the locale ko, English for any other."""
        return _KOREAN if locale.startswith("ko") else _ENGLISH


_ENGLISH = Words(
    hint="Ask in plain words. / lists the commands, :help tells the rest, :quit ends.",
    help="""words                a direct message to the bot
#general words       the same in a channel; :in general and :in dm stay there
/team NAME stage:X   a command; a ? behind a value shows what the bot suggests
1, :click Why        a button or choice by its number or name
:lang ko|en          :as member|admin|owner          :quit""",
    commands="Commands:",
    unknown="There is no “{typed}” here.",
    no_answer="No answer came in time.",
    silent="Done. The bot said nothing.",
    missing="Add {name}: {about}",
    unfit="{name} takes {expected}.",
    left_over="No option takes “{typed}”.",
    only_in_channels="This works only in a channel: type :in general first.",
    no_choices="The bot suggests nothing for that.",
    not_sent="Not sent: {why}",
    fill="One line for each field; :cancel leaves.",
    optional="may be left empty",
    length="Between {least} and {most} characters.",
    left="Left. Nothing was sent.",
    now="Now: {place}, {role}, {locale}",
    direct="direct messages",
    client=Client(
        only_you="(only you see this)", edited="(edited)", thinking="is thinking…", choose="Choose:"
    ),
)
_KOREAN = Words(
    hint="편한 말로 물으면 된다. /는 명령 목록, :help는 도움말, :quit는 끝내기.",
    help="""그냥 쓴 말           봇에게 보내는 다이렉트 메시지
#general 할 말       채널에서 말하기. :in general, :in dm으로 자리를 옮긴다
/team 이름 stage:X   명령. 값 바로 뒤에 ?를 붙이면 봇이 제안하는 값을 보여 준다
1, :click 이유       번호나 이름으로 버튼과 항목 고르기
:lang ko|en          :as member|admin|owner          :quit""",
    commands="명령:",
    unknown="여기에 ‘{typed}’ 항목은 없다.",
    no_answer="시간 안에 답이 오지 않았다.",
    silent="처리됐다. 봇이 따로 한 말은 없다.",
    missing="{name} 옵션을 붙여 달라: {about}",
    unfit="{name} 옵션에 쓸 수 있는 값: {expected}",
    left_over="‘{typed}’ 부분을 받을 옵션이 없다.",
    only_in_channels="채널에서만 쓰는 명령이다. 먼저 :in general을 입력한다.",
    no_choices="봇이 제안하는 값이 없다.",
    not_sent="보내지 않았다: {why}",
    fill="항목마다 한 줄씩 쓴다. :cancel은 그만두기.",
    optional="비워도 된다",
    length="{least}자에서 {most}자까지 쓸 수 있다.",
    left="그만뒀다. 보낸 것은 없다.",
    now="지금: {place}, {role}, {locale}",
    direct="다이렉트 메시지",
    client=Client(only_you="(나에게만 보임)", edited="(수정됨)", thinking="생각하는 중…", choose="선택:"),
)
