// The chat page of the sandbox: shows one world, does what a person would do. No framework, no build.
const WORDS = {
  zh: { sandbox: "试用台", next: "下一件事", day: "+1 天", week: "+1 周", start: "开始 START", send: "发送", guide: "怎么试", ledger: "台账", outbox: "发件",
    write: "写消息…（回车发送，Shift＋回车换行）", block: "屏蔽机器人", unblock: "取消屏蔽", edited: "已编辑", edit: "编辑", answer: "回复", photo: "[图片]", none: "还没有内容。",
    nothing: "（今后无事）", late: "逾期", corrects: "更正", idle: "尚未开始", period: "开始报送", reminder: "提醒", digest: "周报", message: "消息" },
  en: { sandbox: "sandbox", next: "Next thing", day: "+1 day", week: "+1 week", start: "START", send: "Send", guide: "How to try it", ledger: "Ledger", outbox: "Outbox",
    write: "Write a message… (Enter sends, Shift+Enter breaks the line)", block: "Block the bot", unblock: "Unblock", edited: "edited", edit: "edit", answer: "reply", photo: "[photo]", none: "Nothing yet.",
    nothing: "(nothing more)", late: "late", corrects: "corrects", idle: "not started", period: "a period opens", reminder: "reminder", digest: "digest", message: "message" },
};
const GUIDE = {
  zh: `<ol><li>左边选一个人，例如 <b>区发改局 联络员</b>。没有开始过的人，先点 <b>开始 START</b>（相当于打开邀请链接）。</li>
    <li>点上方 <b>下一件事</b>：时钟走到下一次提醒，应报单位会收到消息。</li>
    <li>在对话里点 <b>逐项填报</b>，或直接写：<br><code>1 一季度增长6.2%。存在问题：无</code><br>核对后点 <b>确认保存</b>。</li>
    <li>右边 <b>台账</b> 里就有了这一条；<b>发件</b> 里是机器人发出的每一条消息。</li>
    <li>一直点 <b>下一件事</b>，会看到截止当日提醒、逾期提醒；换到 <b>督查员</b>，周五收到周报。</li>
    <li>悬停在自己的消息上可 <b>编辑</b>（即更正），悬停在机器人的消息上可 <b>回复</b>。</li></ol>`,
  en: `<ol><li>Choose a person on the left, such as <b>区发改局 联络员</b> (a contact). Who has not started yet presses <b>START</b> first, as an invitation link would.</li>
    <li>Press <b>Next thing</b> above: the clock moves to the next reminder and the units that owe a report hear of it.</li>
    <li>In the chat press <b>逐项填报</b>, or just write:<br><code>1 一季度增长6.2%。存在问题：无</code><br>check, and press <b>确认保存</b>.</li>
    <li>The answer now stands in the <b>Ledger</b> on the right; the <b>Outbox</b> has every message the bot sent.</li>
    <li>Go on with <b>Next thing</b>: day-of and overdue reminders; as <b>督查员</b> (supervisor) you get the weekly digest on Friday.</li>
    <li>Hover over your own message to <b>edit</b> it (a correction), over the bot's to <b>reply</b>. /language changes the bot's language.</li></ol>`,
};
const $ = (id) => document.getElementById(id);
const seen = JSON.parse(sessionStorage.seen || "{}");
let world = { version: -1, people: [], chats: {} }, me = Number(sessionStorage.me || 0), quote = null, editing = null;
let language = localStorage.language || (navigator.language.startsWith("zh") ? "zh" : "en");
const t = (key) => WORDS[language][key];

async function post(verb, body) {
  const answer = await fetch(`/api/${verb}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) complain((await answer.json().catch(() => ({}))).fault || answer.statusText);
}
function complain(text) { $("fault").textContent = text; $("fault").hidden = false; setTimeout(() => { $("fault").hidden = true; }, 4000); }
function make(tag, properties = {}, ...children) { const node = Object.assign(document.createElement(tag), properties); node.append(...children); return node; }
const clock = (iso) => iso.slice(11, 16);
const moment = (iso) => `${iso.slice(0, 10)} ${new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { weekday: "short", timeZone: "UTC" }).format(new Date(iso.slice(0, 10)))} ${clock(iso)}`;
const local = (seconds) => new Date(seconds * 1000).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).slice(5, 16);

function showPeople() {
  $("people").replaceChildren(...world.people.map((person) => {
    const messages = world.chats[person.chat] || [], news = messages.filter((m) => m.from.is_bot && m.message_id > (seen[person.chat] || 0)).length;
    const button = make("button", { className: messages.length ? "" : "new", onclick: () => { me = person.chat; sessionStorage.me = me; quote = editing = null; show(); } }, make("span", {}, person.name.replace(/ 联络员$/, ""), ...(/ 联络员$/.test(person.name) ? [make("small", { textContent: " 联络员" })] : [])));
    if (news && person.chat !== me) button.append(make("i", { textContent: news }));
    button.setAttribute("aria-current", person.chat === me);
    button.dataset.chat = person.chat;
    return button;
  }));
}
function showMessage(message) {
  const mine = !message.from.is_bot, bubble = make("div", { className: "bubble" });
  if (message.reply_to_message) bubble.append(make("div", { className: "quoted", textContent: message.reply_to_message.text || "…" }));
  if (message.document) bubble.append(make("a", { className: "file", href: `/file/bot0/${message.document.file_id}/${encodeURIComponent(message.document.file_name)}`, textContent: `📄 ${message.document.file_name}` }), make("br"));
  if (message.photo) bubble.append(t("photo"));
  const words = make("span"); if (message.html) words.innerHTML = message.html; else words.textContent = message.text || ""; // html was made safe by the server
  bubble.append(words, make("time", { textContent: local(message.date) + (message.edit_date && mine ? ` ${t("edited")}` : "") }));
  bubble.append(mine && message.text ? make("button", { className: "edit", type: "button", textContent: t("edit"), onclick: () => { editing = message; quote = null; $("text").value = message.text; showQuote(); $("text").focus(); } })
    : make("button", { className: "answer", type: "button", textContent: t("answer"), onclick: () => { quote = message; editing = null; showQuote(); $("text").focus(); } }));
  const item = make("li", { className: mine ? "mine" : "" }, bubble);
  item.dataset.message = message.message_id;
  const rows = message.reply_markup?.inline_keyboard || [];
  if (rows.length) item.append(make("div", { className: "keys" }, ...rows.map((row) => make("div", {}, ...row.map((key) =>
    make("button", { type: "button", textContent: key.text, onclick: () => key.url ? open(key.url, "_blank", "noopener") : post("press", { chat: me, message_id: message.message_id, data: key.callback_data }) }))))));
  return item;
}
function showChat() {
  const person = world.people.find((p) => p.chat === me), messages = world.chats[me] || [], list = $("messages");
  if (!person) return;
  const low = list.scrollHeight - list.scrollTop - list.clientHeight < 80, other = list.dataset.chat !== String(me);
  $("who").querySelector("b").textContent = person.name;
  $("who").querySelector("span").textContent = messages.length ? "" : t("idle");
  $("block").textContent = person.blocked ? t("unblock") : t("block");
  $("block").onclick = () => post("block", { chat: me, blocked: !person.blocked });
  $("start").hidden = messages.length > 0;
  $("start").onclick = () => post("say", { chat: me, text: person.payload ? `/start ${person.payload}` : "/start" });
  list.replaceChildren(...messages.map(showMessage));
  list.dataset.chat = me;
  if (low || other) list.scrollTop = list.scrollHeight;
  seen[me] = Math.max(0, ...messages.map((m) => m.message_id));
  sessionStorage.seen = JSON.stringify(seen);
}
function showQuote() {
  $("quote").hidden = !quote && !editing;
  $("quote").firstElementChild.textContent = editing ? `${t("edit")}: ${editing.text}` : quote ? `${t("answer")}: ${(quote.text || "").slice(0, 60)}` : "";
}
function showClock() {
  $("now").textContent = world.now ? moment(world.now) : "—";
  $("next").disabled = !world.next;
  $("next-what").textContent = world.next ? `${moment(world.next.at)} · ${t(world.next.what) || world.next.what}` : t("nothing");
  if (world.now && document.activeElement !== $("to")) $("to").value = world.now.slice(0, 16);
}
async function showBooks() {
  const books = await (await fetch("/api/books")).json();
  $("n-ledger").textContent = books.ledger.length || ""; $("n-outbox").textContent = books.outbox.length || "";
  const signs = { on_track: "🟢 按期推进", behind: "🔴 滞后", done: "✅ 完成" };
  $("ledger").replaceChildren(...(books.ledger.map((line) => make("div", { className: "line" },
    make("b", { textContent: `${line.unit} · ${line.number}` }), ` ${signs[line.status] || line.status} ${line.late ? `（${t("late")}）` : ""}`,
    make("div", { textContent: line.done }), make("small", { textContent: `#${line.seq} · ${line.period} · ${moment(line.at)}${line.corrects ? ` · ${t("corrects")} #${line.corrects}` : ""}` }), make("code", { textContent: line.hash.slice(0, 16) })))));
  $("outbox").replaceChildren(...(books.outbox.map((parcel) => make("div", { className: "line" },
    make("b", { textContent: parcel.to }), ` ${parcel.letter} `, make("span", { className: `state-${parcel.state}`, textContent: parcel.state }), make("small", { textContent: `#${parcel.id} · ${moment(parcel.created_at)} · ${parcel.occasion} ${parcel.reason}` })))));
  for (const name of ["ledger", "outbox"]) if (!$(name).children.length) $(name).textContent = t("none");
}
function showWords() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-t]").forEach((node) => { node.textContent = t(node.dataset.t); });
  $("text").placeholder = t("write"); $("guide").innerHTML = GUIDE[language]; $("language").textContent = language === "zh" ? "EN" : "中文";
}
function show() { showPeople(); showChat(); showClock(); showQuote(); showBooks(); }

$("compose").onsubmit = (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text || !me) return;
  if (editing) post("edit", { chat: me, message_id: editing.message_id, text });
  else post("say", { chat: me, text, reply_to: quote?.message_id ?? null });
  $("text").value = ""; quote = editing = null; showQuote();
};
$("text").onkeydown = (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("compose").requestSubmit(); } };
$("quote").lastElementChild.onclick = () => { quote = editing = null; $("text").value = ""; showQuote(); };
$("photo").onclick = () => me && post("photo", { chat: me });
const moved = (hours) => new Date(Date.parse(world.now) + hours * 3600e3).toISOString();
async function moveClock(body) { document.querySelectorAll(".clock button").forEach((b) => { b.disabled = true; }); await post("clock", body); document.querySelectorAll(".clock button").forEach((b) => { b.disabled = false; }); showClock(); }
$("next").onclick = () => moveClock({});
document.querySelectorAll("[data-hours], [data-days]").forEach((button) => { button.onclick = () => moveClock({ to: moved(Number(button.dataset.hours || 0) + 24 * Number(button.dataset.days || 0)) }); });
$("to").onchange = () => $("to").value && moveClock({ to: $("to").value });
$("language").onclick = () => { language = language === "zh" ? "en" : "zh"; localStorage.language = language; showWords(); show(); };
document.querySelectorAll("[data-tab]").forEach((tab) => { tab.onclick = () => document.querySelectorAll("[data-tab]").forEach((other) => { other.setAttribute("aria-selected", other === tab); $(other.dataset.tab).hidden = other !== tab; }); });

showWords();
setInterval(showBooks, 5000); // a message is settled a moment after it is seen
for (;;) {
  try {
    world = await (await fetch(`/api/world?version=${world.version}`)).json();
    if (!world.people.some((p) => p.chat === me) && world.people.length) me = world.people[0].chat;
    show();
  } catch { await new Promise((done) => { setTimeout(done, 1000); }); }
}
