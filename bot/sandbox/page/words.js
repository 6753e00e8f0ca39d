// What the page itself says, in both languages. What the bot says stands in templates/.
export const WORDS = {
  zh: {
    sandbox: "试用台", start: "开始 START", send: "发送", block: "屏蔽机器人", unblock: "取消屏蔽", photo: "发一张图片", attach: "发文件（也可拖进来）",
    write: "写消息…", hint: "回车发送，Shift＋回车换行", edit: "编辑", answer: "回复", edited: "已编辑", cancel: "取消",
    idle: "尚未开始，请点下面的“开始 START”", blocked: "已屏蔽机器人，收不到消息", picture: "[图片]", none: "还没有内容。", more: "展开",
    guide: "怎么试", ledger: "台账", outbox: "发件", people: "人员",
    next: "下一件事", hour: "+1 小时", day: "+1 天", week: "+1 周", to: "走到", halt: "停", moving: "时钟正走向",
    nothing: "今后无事", period: "开始报送", reminder: "提醒", digest: "周报", message: "待发消息",
    sent: (n) => (n ? `发出 ${n} 条消息` : "没有新消息"),
    late: "逾期", corrects: "更正", on_track: "🟢 按期推进", behind: "🔴 滞后", done: "🔵 完成",
    waiting: "待发", claimed: "发送中", delivered: "已送达", refused: "无法送达", unknown: "不明", dropped: "已不需要",
    fault: {
      moving: "时钟正在走，请等它停下。", past: "时钟不能往回走。", far: "一次最多走 400 天。",
      "that message has no such button any more": "这条消息已没有这个按钮。", lost: "试用台没有回应：它还在运行吗？", big: "文件超过 20 MB，发不了。",
    },
  },
  en: {
    sandbox: "sandbox", start: "START", send: "Send", block: "Block the bot", unblock: "Unblock the bot", photo: "send a picture", attach: "send a file (or drop it here)",
    write: "Write a message…", hint: "Enter sends, Shift+Enter breaks the line", edit: "edit", answer: "reply", edited: "edited", cancel: "cancel",
    idle: "not started: press START below", blocked: "has blocked the bot and gets nothing", picture: "[picture]", none: "Nothing yet.", more: "show all",
    guide: "How to try it", ledger: "Ledger", outbox: "Outbox", people: "people",
    next: "Next thing", hour: "+1 hour", day: "+1 day", week: "+1 week", to: "Go to", halt: "Stop", moving: "The clock is moving to",
    nothing: "nothing more", period: "a period opens", reminder: "reminder", digest: "digest", message: "a message waits",
    sent: (n) => (n ? `${n} ${n === 1 ? "message" : "messages"} sent` : "no new message"),
    late: "late", corrects: "corrects", on_track: "🟢 on track", behind: "🔴 behind", done: "🔵 done",
    waiting: "waiting", claimed: "being sent", delivered: "delivered", refused: "refused", unknown: "unknown", dropped: "not needed any more",
    fault: {
      moving: "The clock is moving; wait until it stands.", past: "The clock does not go back.", far: "At most 400 days at once.",
      "that message has no such button any more": "That message has no such button any more.", lost: "The sandbox does not answer: is it still running?", big: "Files over 20 MB cannot be sent.",
    },
  },
};

// Every step is played by tests/sandbox/test_browser.py: change both together. What stands in <kbd> is a button;
// what stands in <code> can be clicked, to be written for you.
export const GUIDE = {
  zh: `
    <p>这里是虚构的云溪区：真实的机器人，虚构的人，可以拨动的时钟。您来扮演左边的每一个人。</p>
    <ol>
      <li>左边选 <b>区财政局</b>，在下面点 <kbd>开始 START</kbd>（相当于打开邀请链接）。</li>
      <li>在上面点 <kbd>下一件事</kbd>，直到区财政局收到“2月份进展情况开始报送”（3月2日，周一）。</li>
      <li>像聊天一样回复：<br><code>7 前两月一般公共预算收入增长5.2%。存在问题：无</code><br>核对无误，点 <kbd>✅ 确认保存</kbd>。</li>
      <li>右边 <b>台账</b> 里就有了这一条；<b>发件</b> 里是机器人发出的每条消息。</li>
      <li>另一项用按钮报：点 <kbd>✍️ 继续填报</kbd>，逐步填写。</li>
      <li>鼠标移到自己的消息上，点 <kbd>编辑</kbd>，改个数字再发送：台账记为更正，原记录不动。</li>
      <li>换到 <b>督查员</b>，再点 <kbd>下一件事</kbd>，直到3月6日（周五）16:00：收到督查周报和明细表。</li>
      <li>仍以督查员身份<button type="button" data-verb="handout">把一份正式文件发给机器人</button>（Word，<a href="/handout.docx">先看看</a>；也可拖入别的文件）：它读出各项任务、哪里没把握，点 <kbd>✅ 确认导入</kbd> 才生效；再点 <kbd>🔍 逐条核对</kbd>，一次回答一个疑点。</li>
    </ol>
    <p>还可以：让一个人 <kbd>屏蔽机器人</kbd>，看督查员得知；以督查员身份发 <code>/invite 区妇联</code>，换到 <b>路人</b>，把得到的链接贴进去发送；继续走到逾期；发 <code>/help</code>。</p>`,
  en: `
    <p>This is Yunxi, a made-up district: a real bot, made-up people, a clock that you move. You play everybody on the left.</p>
    <ol>
      <li>Choose <b>区财政局</b> (the finance bureau) on the left and press <kbd>START</kbd> below, as one opens an invitation. With the page in English, the bot writes English to it.</li>
      <li>Press <kbd>Next thing</kbd> above until the finance bureau hears that the report for February is open (Monday 2 March).</li>
      <li>Answer as in any chat:<br><code>7 前两月一般公共预算收入增长5.2%。存在问题：无</code><br>(“7: revenue up 5.2 % in two months. Problems: none”), check what the bot understood, and press <kbd>✅ Save</kbd>.</li>
      <li>It now stands in the <b>Ledger</b> on the right; the <b>Outbox</b> has every message that the bot sent.</li>
      <li>Report the other task with buttons: press <kbd>✍️ Go on</kbd> and go through it.</li>
      <li>Point at your own message, press <kbd>edit</kbd>, change a figure and send: the ledger adds a correction and keeps what was.</li>
      <li>Become <b>督查员</b> (the supervisor) and press <kbd>Next thing</kbd> until Friday 6 March, 16:00: the weekly digest comes, with its workbook.</li>
      <li>Still as the supervisor, <button type="button" data-verb="handout">send the bot an official document</button> (Word, <a href="/handout.docx">have a look</a>; or drop another file into the chat): it reads the tasks and says what it is unsure of. <kbd>✅ Import</kbd> puts them in force; then <kbd>🔍 One by one</kbd> asks about one doubt at a time.</li>
    </ol>
    <p>Then: let somebody <kbd>Block the bot</kbd> and see the supervisor told; as the supervisor send <code>/invite 区妇联</code>, become <b>路人</b> (a stranger), paste the link that came and send it; go on past the deadline; send <code>/help</code> and press <kbd>🌐 English</kbd> for anybody's language.</p>`,
};
