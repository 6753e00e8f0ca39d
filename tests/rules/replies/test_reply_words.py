"""Sections, status, hollow and courteous words of a reply."""

import pytest

from bot.rules.replies import Sections, asks, courteous, disowns, greets, hollow, judge, split, sweeping
from bot.rules.terms import Status


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("存在问题：", "problems"),
        ("存在问题:", "problems"),
        ("存在问题 ", "problems"),
        ("存在问题是", "problems"),
        ("存在的问题：", "problems"),
        ("存在的主要问题：", "problems"),
        ("主要问题：", "problems"),
        ("问题：", "problems"),
        ("困难：", "problems"),
        ("存在困难：", "problems"),
        ("问题和困难：", "problems"),
        ("（二）存在问题：", "problems"),
        ("二、存在问题：", "problems"),
        ("原因：", "causes"),
        ("原因分析：", "causes"),
        ("原因分析 ", "causes"),
        ("原因是", "causes"),
        ("主要原因是", "causes"),
        ("滞后原因：", "causes"),
        ("下一步：", "next_steps"),
        ("下一步", "next_steps"),
        ("下步措施：", "next_steps"),
        ("下一步计划：", "next_steps"),
        ("下一步打算：", "next_steps"),
        ("下一步工作计划：", "next_steps"),
        ("下一步，", "next_steps"),
        ("下阶段计划：", "next_steps"),
        ("下月计划：", "next_steps"),
        ("计划：", "next_steps"),
        ("存在问题为：", "problems"),
        ("存在问题，", "problems"),
        ("存在问题,", "problems"),
        ("存在问题—", "problems"),
        ("目前存在问题：", "problems"),
        ("当前存在困难：", "problems"),
        ("现存在问题：", "problems"),
        ("存在问题和不足：", "problems"),
        ("存在问题及困难：", "problems"),
        ("存在的问题及原因：", "problems"),
        ("存在问题与困难：", "problems"),
        ("存在困难、问题：", "problems"),
        ("难点：", "problems"),
        ("不足：", "problems"),
        ("主要困难为：", "problems"),
        ("困难及问题:", "problems"),
        ("难点与不足：", "problems"),
        ("问题、不足：", "problems"),
        ("Issues: ", "problems"),
        ("difficulties: ", "problems"),
        ("problem: ", "problems"),
        ("（1）存在问题：", "problems"),
        ("一、存在问题：", "problems"),
        ("三．存在问题：", "problems"),
        ("四.存在问题：", "problems"),
        ("(五)存在问题：", "problems"),
        ("(2) 存在问题：", "problems"),
        ("主要原因分析：", "causes"),
        ("未完成原因：", "causes"),
        ("延误的原因：", "causes"),
        ("推迟原因为：", "causes"),
        ("滞后原因分析：", "causes"),
        ("未完成原因分析：", "causes"),
        ("原因在于", "causes"),
        ("Reasons: ", "causes"),
        ("cause: ", "causes"),
        ("下一步安排：", "next_steps"),
        ("下一步思路：", "next_steps"),
        ("下一步举措：", "next_steps"),
        ("下一步工作重点：", "next_steps"),
        ("下一步计划及时间：", "next_steps"),
        ("下个月工作打算：", "next_steps"),
        ("下月措施：", "next_steps"),
        ("下月安排：", "next_steps"),
        ("下月重点：", "next_steps"),
        ("整改措施：", "next_steps"),
        ("推进打算：", "next_steps"),
        ("安排：", "next_steps"),
        ("Plan: ", "next_steps"),
        ("Next steps: ", "next_steps"),
    ],
)
@pytest.mark.parametrize("before", ["完成选址。", "完成选址，", "完成选址；", "完成选址\n", "完成选址 "])
def test_a_label_may_be_written_in_many_ways(label: str, before: str, field: str) -> None:
    sections = split(f"{before}{label}协调用地指标。")
    assert sections.done.rstrip("。") == "完成选址"
    assert getattr(sections, field) == "协调用地指标。"


@pytest.mark.parametrize(
    "text",
    [
        "目前不存在问题",
        "问题已解决",
        "困难群众已走访",
        "进展顺利",
        "原因已查明",
        "按计划推进",
        "已采取措施",
        "进一步推进",
    ],
)
def test_words_that_are_no_labels_stay(text: str) -> None:
    assert split(text) == Sections(done=text)


@pytest.mark.parametrize(
    "label",
    [
        *(
            "完成情况：",
            "目前进展：",
            "本月进展情况：",
            "当前工作情况：",
            "最新进度情况：",
            "任务进度：",
            "目标完成情况:",
        ),
        *("完成：", "进展:", "Progress: ", "done: "),
    ],
)
def test_the_label_of_what_was_done_is_no_part_of_it(label: str) -> None:
    assert split(f"{label}建成40处") == Sections(done="建成40处")


@pytest.mark.parametrize("text", ["更正：完成70%", "更正为:完成70%", "修改：完成70%"])
def test_the_word_that_announces_a_correction_is_no_part_of_it(text: str) -> None:
    assert split(text) == Sections(done="完成70%")


def test_the_labels_may_be_english() -> None:
    words = "Tender completed, 60% done. Problems: funding. Cause: bonds not issued. Next step: in place by 30 April"
    assert split(words) == Sections(
        done="Tender completed, 60% done.",
        problems="funding.",
        causes="bonds not issued.",
        next_steps="in place by 30 April",
    )


def test_a_label_that_comes_twice_goes_on() -> None:
    assert split("完成选址。问题：资金。进展：已报批。问题：用地").problems == "资金。\n用地"
    assert split("完成选址。问题：资金。进展：已报批。问题：用地").done == "完成选址。\n已报批。"


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("滞后", Status.BEHIND),
        ("未完成", Status.BEHIND),
        ("完成", Status.DONE),
        ("已完成", Status.DONE),
        *((word, Status.ON_TRACK) for word in ("按期推进", "按期", "按计划推进", "正常推进", "正常")),
    ],
)
def test_a_judgement_is_taken_out_of_the_words(word: str, status: Status) -> None:
    assert split(f"完成选址。评价：{word}。") == Sections(done="完成选址。", judged=status)
    for label in ("状态:", "自评：", "进度评价：", "完成状态 ："):
        assert split(f"完成选址。{label}{word}").judged is status
    for end in ("；", ";", "，", ",", "、", "\n"):
        assert split(f"评价：{word}{end}完成选址").judged is status


@pytest.mark.parametrize(
    "text",
    [
        "滞后",
        "进度滞后，正在追赶",
        "未完成",
        "尚未完成招标",
        "未按期完成",
        "项目推迟开工",
        "工期延误",
        "征拆受阻",
        "因疫情停工",
        "未达到序时进度",
        "进展缓慢",
        "未能按时启动",
        "已完成选址，但招标滞后",
        "开工延期",
        "验收延后",
        "施工停滞",
        "已逾期",
        "项目搁置",
        "进度落后",
        "欠进度10天",
        "没有完成",
        "没完成",
        "未能竣工",
        "还未开工",
        "尚未启动",
        "未全部完工",
        "未如期落实",
        "未按计划推进",
        "未及时完成",
        "未达到预期",
        "未达进度",
        "未达序时",
        "未达到目标",
        "未按时报批",
        "进度慢",
        "进度偏慢",
        "进展慢",
        "进展较慢",
        "进展比较缓慢",
        "进展偏慢",
        "进度缓慢",
    ],
)
def test_some_words_mean_behind(text: str) -> None:
    assert judge(text) is Status.BEHIND


@pytest.mark.parametrize("denied", ["无", "没有", "未出现", "未发生", "不存在", "未", "避免", "防止", "杜绝", "不"])
@pytest.mark.parametrize("how", ["", "任何", "明显", "进度"])
def test_what_is_denied_is_not_behind(denied: str, how: str) -> None:
    for what in ("滞后", "延误", "推迟", "受阻", "停工", "延期", "延后", "逾期", "落后"):
        assert judge(f"完成60%，{denied}{how}{what}") is Status.ON_TRACK, what


def test_a_problem_that_holds_the_work_up_means_behind() -> None:
    assert judge("完成选址", "征拆受阻") is Status.BEHIND
    assert judge("完成选址", "资金未到位") is Status.ON_TRACK


@pytest.mark.parametrize(
    "text",
    [
        "完成",
        "已完成",
        "已完成。",
        "已全部完成",
        "全部完成",
        "已完成年度目标",
        "完成全年目标任务",
        "该项工作已完成",
        "项目已竣工",
        "已办结",
        "提前完成年度任务",
        "超额完成",
        "已完成，3月2日通过验收",
        "建成停车位2000个，已完成年度目标。",
        "已完成100%",
        "已竣工并投入使用",
        "该项工作已于2月底完成",
        "已于2月28日竣工并投入使用。",
        "该任务已完成",
        "本事项已全面完成",
        "工程现已完工",
        "工作均已完成",
        "也已办结",
        "都已完成",
        "已经完成",
        "已于3月前完成",
        "已于2月完成",
        "已于3月初完成",
        "已按期完成",
        "已如期完成",
        "已圆满完成",
        "顺利完工",
        "已销号",
        "已通过竣工验收",
        "已竣工验收",
        "已完成全部任务",
        "已完成工作目标",
        "已完成预期目标",
        "已完成各项建设任务",
        "已完成100％",
        "已竣工并通过验收",
        "已完成并完成验收",
    ],
)
def test_a_whole_statement_means_done(text: str) -> None:
    assert judge(text) is Status.DONE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "完成60%",
        "已完成60%",
        "已完成招标",
        "已完成招标，完成60%",
        "已完成，完成60%",
        "一季度任务已完成",
        "预计年底完成",
        "正在推进",
        "力争提前完成",
        "没有滞后",
        "无延误，按期推进",
        "完成投资2亿元",
        "已完成，正在决算",
        "已于2月底完成招标",
        "完成，剩余2个在建",
        "已完成，尚有1处",
        "已完成，力争提前验收",
        "已完成，拟于下月验收",
        "已完成，计划下月验收",
        "已完成，将于4月验收",
        "已完成，绿化60％",
        "已完成，预计5月验收",
    ],
)
def test_other_words_mean_on_track(text: str) -> None:
    assert judge(text) is Status.ON_TRACK


@pytest.mark.parametrize(
    "text",
    [
        "正在推进",
        "正在有序推进。",
        "按计划推进",
        "各项工作正在稳步推进中",
        "正常推进",
        "目前积极开展相关工作",
        "本月扎实落实有关要求",
        "持续加快实施",
        "全力推动，进展良好",
        "深入开展，继续跟进",
        "进一步抓紧办理",
        "不断统筹协调",
        "认真按照方案部署进行",
        "按既定节点大力推进该项目",
        "按时间进度如期推进",
        "按序时进度推进，平稳",
        "我局按时推进中",
        "本单位均已落实",
        "我区将继续推进该任务",
        "各项任务都按期推进",
        "所有目标任务推进顺利",
        "情况没有变化",
        "暂无进展",
        "推进着了",
        "上月一致",
        "同上",
        "另报",
        "另附附表",
        "书面材料已报",
        "无新进展",
        "同上月",
        "进展顺利",
        "见附件",
        "详见纸质材料",
        "已报",
        "",
        "按期推进",
        "全部按期推进",
        "70",
        "66-81",
        "完成",
    ],
)
def test_stock_phrases_are_hollow(text: str) -> None:
    assert hollow(text)


@pytest.mark.parametrize(
    "text", ["完成60%", "已完成招标", "正在进行招标", "3月6日开工", "增长6.2%", "已报批", "材料已报市局", "60%", "60％"]
)
def test_words_that_can_be_checked_are_not_hollow(text: str) -> None:
    assert not hollow(text)


def test_last_months_words_are_hollow_and_a_new_figure_is_not() -> None:
    assert hollow("完成 60%，", last="完成60%。")
    assert not hollow("完成65%", last="完成60%")


@pytest.mark.parametrize(
    "text",
    [
        "全部按期推进",
        "1-5均按期推进",
        "第1项至第5项 正常推进",
        " 均正常推进",
        "各项工作\n正在推进",
        "所有事项按计划推进",
    ],
)
def test_a_phrase_about_everything_at_once_is_sweeping(text: str) -> None:
    assert sweeping(text)


@pytest.mark.parametrize("text", ["全部", "1-5 ", "按期推进", "全部完成招标", "1-5项已开工3个", "12 按期推进", ""])
def test_a_phrase_without_words_or_with_something_in_them_is_not_sweeping(text: str) -> None:
    assert not sweeping(text)


LATER = [
    *(
        "领导审核后再报",
        "等领导签字后报",
        "稍后再报",
        "晚点报",
        "好的，领导把关后报送",
        "领导审定完再报",
        "待签批好后报",
    ),
    *("领导审核过后才报", "晚些报", "回头报", "再报"),
]


@pytest.mark.parametrize(
    "text",
    [
        *("收到", "好的", "收到，谢谢！", "好的，马上报", "明白", "OK", "thanks!", "您好", "收到👌", "嗯嗯", "👍"),
        *("你好", "老师，早上好", "领导上午好", "下午好", "已收到", "好滴", "好", "感谢", "多谢您", "谢谢您", "辛苦了"),
        *("知道了", "知道", "了解", "辛苦", "哦", "行", "可以的", "没问题", "遵照办理", "已阅", "我们尽快落实", "稍等"),
        *("okay", "thank you", "thank", "Hi", "hello", "Got it", "received", "noted, thanks", "好的呢", "好哈"),
        *(
            "今天下午报送",
            "明天上午报",
            "我会按时报送的",
            "我们这边一定按要求办",
            "同志您好",
            "督查室老师好",
            "我就报啊",
        ),
        *LATER,
    ],
)
def test_a_greeting_is_no_report(text: str) -> None:
    assert greets(text)


@pytest.mark.parametrize(
    "text", ["已完成", "12", "完成60%", "收到上级批复", "好转", "方案已审核", "领导审定了", "办结"]
)
def test_words_with_something_in_them_are_no_greeting(text: str) -> None:
    assert not greets(text)


HOW = ["怎么报", "这个怎么填", "如何写", "咨询一下时限", "想问一下时限", "还要报吗!", "转人工"]


@pytest.mark.parametrize(
    "text", ["请问什么时候截止？", "12项怎么填?", " 请问找谁", "可以延期吗", "可以延期吗？", "什么时候报呢。", *HOW]
)
def test_a_question_wants_a_person(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        *("我们单位不负责这个", "这项不归我局管", "该事项不属于我单位。\n", "第5项不是我们牵头，是区工信局"),
        *("此项不由我办负责", "不归我管", "不属我们单位管", "这是非我局牵头的", "不是我单位的！"),
        *("我局不管这项", "我办不牵头", "我单位不负责"),
        *(
            "并非由我局牵头的，应由区财政局牵头",
            "不是我办负责的。由区财政局负责",
            "不是我单位管；是区财政局",
            "并非我们负责",
        ),
    ],
)
def test_a_task_may_be_disowned(text: str) -> None:
    assert disowns(text)


@pytest.mark.parametrize("text", ["用地手续不由我局办理，已转市局", "我局不负责的部分已移交区住建局办理完毕"])
def test_words_about_somebody_elses_part_are_a_report(text: str) -> None:
    assert not disowns(text)


@pytest.mark.parametrize(
    "text", ["完成选址", "问题：资金。", "用地手续不由我局办理，已转市局", "我局不负责的部分已移交区住建局办理完毕"]
)
def test_a_report_is_no_question(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "区发改局2月份进展情况：",
        "您好，现将进展汇报如下：",
        "请审阅",
        "特此报告",
        "以上情况请查收",
        "妥否，请批示",
        "当否，请领导指示",
        "如有不妥，请指正",
        "以上内容请您审核",
        "以上汇报，感谢",
        "特此汇报",
        "报告请查收",
        "2月份工作汇报",
        "区发改局2月报告",
        "2月报送事项",
        "现报送如下",
        "本月重点任务",
        "第3项修改:",
        "您好\n\n 区发改局2月份进展情况： \n",
    ],
)
def test_headings_and_closings_are_courteous(text: str) -> None:
    assert courteous(text)


@pytest.mark.parametrize("text", ["您好\n完成选址", "完成选址\n请审阅"])
def test_a_courtesy_beside_a_report_makes_no_courtesy_of_it(text: str) -> None:
    assert not courteous(text)
