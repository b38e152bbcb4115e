"""Names and words that mean no team of the programme, written by hand; none is listed in its file."""

COMPANIES = """
Lunaphore, Trilogy Media, Upwork, Upstox, Motorsport, Motive Power, Kanana Republic, Exabeam, Exa Labs, Solaris, Solarwind,
Naver Japan Music, NAVER VIBE, Navex, Cloudera, Cloudflare, Snowflake, Databricks, Cohere, Perplexity, Stability AI, Runway,
Hugging Face, Inflection, Adept, AI21 Labs, Aleph Alpha, Sakana AI, Preferred Networks, Rinna, Baidu, Tencent, ByteDance,
Moonshot, Zhipu, MiniMax, 01.AI, SenseTime, iFlytek, Yandex, Sber, Falcon, G42, Reka, Character AI, Scale AI, Palantir,
Tesla, Apple, Amazon, IBM, Intel, AMD, Oracle, SAP, Salesforce, Adobe, Zoom, Slack, Discord, Notion, Figma, Spotify, Netflix,
LG Arts Center, LG Science Park, LG Household, LG Fashion, SK Ecoplant, SK Biopharm, SK Magic, SK D&D, SK Enmove, SK Siltron,
KT Alpha, KT Sat, KT Mhows, KT M&S, KT Telecop, Kakao Ventures, Kakao Investment, Kakao Piccoma, Kakao Page, Kakao Makers,
Naver Fincorp, Naver Now, Naver Pay Plus, Naver Cafe App, NCsoft Japan Ltd Games Division, NC Soft Bank, NC Tire, NCC, NCR,
Lunchbox, Lumit, Lunatix, Lunett, Linux, Lineage, Unit 42, Unity Technologies, Trillium Labs, Trilling, Million Labs,
Billion Labs, Conan Exiles, Konamix, Kona Coffee, Conad, Korn Ferry, Korea Electric Power, Korea Gas, Korea Zinc, Korean Re,
Korea Telecommunication Museum, Bionic Hand, Bionova, Bioness, Nexus Lab, Nexus Mods, Neowiz, Nexon Games, Smilegate,
Pearl Abyss, Com2uS, Gravity, Wemade, Krafton Union, Devsisters, Junction Tokyo, Junction Asia, Junctional, MedTech, Medison,
Pionex, Pionyr, Pioneer DJ, Orion Foods, Fione, Vision AI, Onion AI, Sonic Team, Panasonic, Masonic, Psionics
"""

KOREAN_COMPANIES = """
삼성생명, 삼성카드, 현대모비스, 현대오토에버, 기아, 한화시스템, 롯데정보통신, 신세계, 씨제이, CJ올리브네트웍스, 이마트, 컬리, 배달의민족,
우아한형제들, 당근마켓, 야놀자, 직방, 무신사, 오늘의집, 리디, 왓챠, 쏘카, 티맵, 티빙, 웨이브, 하이브, 넷마블네오, 스마일게이트, 펄어비스,
LG헬로비전, LG하우시스, LG상사, LG스포츠, SK쉴더스, SK플래닛, SK디스커버리, SK가스, SK바이오팜, SK매직, KT알파, KT샛, KT스포츠, KT엠모바일,
카카오벤처스, 카카오메이커스, 카카오프렌즈, 카카오T, 카카오임팩트, 네이버밴드, 네이버제트월드, 네이버지도, 네이버카페, 네이버시리즈,
엔씨소프트다이노스파크, 업스트림, 업라이즈, 업비트, 두나무, 빗썸, 코빗, 모티브인텔리전스, 모비스, 모빌린트, 딥엑스, 사피온, 딥노이드, 뷰티온,
루닛케어샵, 루나소프트, 루키스, 유니트리, 트릴로, 트위그팜, 밀리의서재, 빌리언폴드, 코나아이, 코난드럼, 코오롱, 코스맥스, 바이오니아랩,
바이오솔루션, 바이오노트, 넥스트칩, 넥서스커뮤니티, 정션아시아, 정션게이트, 메디톡스, 파이오링크, 파이낸셜뉴스, 오리온, 라온시큐어,
솔트룩스, 마인즈랩, 마음AI, 포티투마루, 스켈터랩스, 딥브레인AI, 이스트시큐리티, 알체라, 보이저엑스, 튜닙, 액션파워, 한국전력, 한국과학기술정책연구원,
한국과학영재학교, 한국기술교육대, 카이스트치킨, 포스코퓨처엠, 두산로보틱스, 레인보우로보틱스, 코스콤, 금융위원회, 국회, 청와대, 방통위
"""

WORDS = """
elimination, evaluation, announcement, government, ministry, benchmark, language model, score, result, round, stage, final,
winner, loser, weather, today, tomorrow, who, what, where, hello, thanks, please, question, answer, channel, server, member,
admin, moderator, bot, command, help, status, upstairs, upset, upside down, upstream, backstage pass, centre stage, unstaged,
upgrade, neither, river, lever, fever, nature, navigate, navigator, cloudy, clouds, cloud nine, motivate, motivational, emotive,
locomotive, automotive, motifs and themes, matter, solace, polar bear, solarium, collar, dollar, scholar, trillionth, trill,
brilliant, cotillion, reptilian, vermilion, conical, canon, cannon, koan, korean food, koala, cocoa powder, cacao nibs, cake,
cajole, karaoke, caiman, casita, kayak, kismet, lunacy, lunch, lurid, lucid, limit, linden, unitary, united, community,
bionics, bionomics, biology, nexus point, junction box, function, conjunction, injunction, medal, medic, pint, pianist, onion,
minion, opinion, champion, scorpion, telecommute, telecaster, teleport, lag, log, leg, sky, ski, ask, skit, kit, kt boundary,
ncaa, nice, once, since, examine, exam one, example, exact, hexagon, hyperlink, varsity, vanity, velvet ski, banana
"""

KOREAN_WORDS = """
안녕하세요, 감사합니다, 누구세요, 뭐라고요, 몰라요, 그러게요, 진짜로, 대박이네, 결과 발표, 탈락 소식, 진출팀, 최종 결과, 점수 공개, 평가 기준, 벤치마크 점수,
정부 과제, 과학기술, 인공지능, 파운데이션, 국가대표 축구, 대학교, 대학원, 연구소장, 오늘 날씨, 내일 뭐해, 점심 메뉴, 야구 경기, 축구 결과, 농구 중계, 코스피,
업무 스트레스, 업스케일링, 업데이트, 업로드, 업그레이드, 스테이지 클리어, 스테이크, 스테이플러, 테이지, 무대, 네이밍, 네이티브, 네비게이션, 내일이, 네일아트, 클라우드 펀딩,
구름, 모티베이터, 모티켓, 모니터, 모터쇼, 무티, 티프, 동기부여, 모델링, 솔라시도, 솔로, 솔직히, 설라, 트릴, 트리오, 트릴러, 릴레이, 트레일, 일조 원, 백만,
코난극장판, 코나, 코난이라는 만화, 코코넛, 초콜릿, 카카오닙스, 카카오 열매, 카카오 초콜릿, 까까, 카레, 카오스, 가오리, 카누, 가나다, 카나리아, 카나페, 바나나 우유,
믿음직하다, 믿음이 있다, 미듬, 믿어요, 루트, 루틴, 르닛, 눈잇, 유니트, 바이올린, 바이오리듬, 바이오산업, 넥타이, 넥서스폰, 사이오, 사이온, 사이오닌, 사이버, 정선, 정션포인트, 정전, 메드베데프,
파이어, 파이온산, 파이프, 파인애플, 코퍼레이션, 협동조합, 엔씨백화점, 엔씨 다이너스, 엔터키, 엘리트, 엘지다, 엘보, 연구원장, 연구원증, 에스키모, 에스컬레이터, 텔레그램, 텔레파시, 텔레토비,
엑스맨, 엑사바이트, 엑셀, 사원증, 하이퍼링크, 하이퍼카, 클로버, 옴니버스, 시드머니, 배키지, 백기, 배끼다, 바르다, 바코드, 케이크, 케이티엑스, 케이블, 카이로, 카이사르, 카이제곱, 과학고
"""

NOISE = """
ㅋㅋ, ㅋㅋㅋㅋㅋ, ㅎㅎㅎ, ㅠㅠ, ㅇㅇ, ㄴㄴ, ㄱㄱ, ㅇㅋ, ㄹㅇ, ㄱㅅ, ㅈㅅ, ㅊㅋ, ㅂㅂ, ㅇㅈ, ㄷㄷ, ㅗ, ㅡㅡ, ㅇㅅㅇ, ㅁㄴㅇㄹ, ㅂㅈㄷㄱ, asdf, qwer, zxcv, lol, lmao, gg, wp, idk, brb, 123, 2026,
42, 1차, 100B, 0.5, ..., ???, !!!, 🚀, 🎉🎉, 👍, :thumbsup:, <@81384788765712384>, <#123>, <:party:81384788765712384>, @everyone, @here,
https://upstage.ai, https://www.navercorp.com/, http://example.com/kakao, www.kt.com, ```upstage```, ```KT
LG```, \u200b\u200b, \u202e\u202d, &&&, ~~~, 1 2 3, a, ㄱ, 가, x
"""


def listed(block: str) -> list[str]:
    """The names of a block; commas part them."""
    return [one.strip() for one in block.replace("\n", " ").split(",") if one.strip(" ")]
