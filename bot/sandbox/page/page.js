// The chat page of the sandbox: shows one world, does what a person would do. No framework, no build.
import { GUIDE, WORDS } from "./words.js";
import { make, place } from "./nodes.js";
import { messageNode } from "./message.js";
import { ledgerLine, outboxLine } from "./books.js";

const $ = (id) => document.getElementById(id);
const seen = JSON.parse(sessionStorage.seen || "{}"); // how many of the bot's messages were looked at, by chat
let world = { version: -1, people: [], messages: [] };
let me = Number(sessionStorage.me || 0), quote = null, editing = null, asking = false, waiting = new AbortController();
let language = localStorage.language || (navigator.language.startsWith("zh") ? "zh" : "en");
const t = (key) => WORDS[language][key] ?? key;

// -- talking to the sandbox ------------------------------------------------------------------------------------------

async function post(verb, body = {}) {
  const answer = await fetch(`/api/${verb}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }).catch(() => null);
  const told = (await answer?.json().catch(() => null)) ?? { fault: "lost" };
  if (told.fault) toast(t("fault")[told.fault] ?? told.fault);
  return told;
}

async function watch() {
  for (;;) {
    try {
      waiting = new AbortController();
      const answer = await fetch(`/api/world?version=${world.version}&chat=${me}`, { signal: waiting.signal });
      const newer = await answer.json();
      if (newer.chat !== me) continue;
      world = newer;
      if (!world.people.some((person) => person.chat === me) && world.people.length) choose(world.people[0].chat);
      show();
    } catch (fault) {
      if (fault.name === "AbortError") continue;
      toast(t("fault").lost);
      await new Promise((done) => { setTimeout(done, 1000); });
    }
  }
}

// -- what is shown ---------------------------------------------------------------------------------------------------

const weekday = (day) => new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { weekday: "short", timeZone: "UTC" }).format(new Date(day));
const moment = (iso) => `${iso.slice(0, 10)} ${weekday(iso.slice(0, 10))} ${iso.slice(11, 16)}`;
const local = (seconds) => new Date(seconds * 1000).toLocaleString("sv-SE", { timeZone: world.zone }).slice(5, 16);

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { $("toast").hidden = true; }, 5000);
}

function personNode(person) {
  const [unit, post] = person.name.split(" "), news = person.heard - (seen[person.chat] || 0);
  const node = make("button", { type: "button", className: person.started ? "" : "new", onclick: () => choose(person.chat) },
    make("span", {}, unit, ...(post ? [make("small", { textContent: ` ${post}` })] : [])));
  if (news > 0 && person.chat !== me) node.append(make("i", { textContent: news }));
  node.setAttribute("aria-current", person.chat === me);
  node.dataset.chat = person.chat;
  return node;
}

function showPeople() {
  for (const { chat, heard } of world.people) if (seen[chat] > heard) seen[chat] = 0; // a fresh sandbox
  seen[me] = world.people.find((person) => person.chat === me)?.heard ?? 0;
  sessionStorage.seen = JSON.stringify(seen);
  place($("people"), world.people, (person) => [person.chat, person, seen[person.chat], person.chat === me], personNode);
}

function showChat() {
  const person = world.people.find((each) => each.chat === me), list = $("messages");
  if (!person || world.chat !== me) return;
  const low = list.scrollHeight - list.scrollTop - list.clientHeight < 80, other = list.dataset.chat !== String(me);
  $("who").querySelector("b").textContent = person.name;
  $("who").querySelector("span").textContent = person.blocked ? t("blocked") : person.started ? "" : t("idle");
  $("block").textContent = person.blocked ? t("unblock") : t("block");
  $("block").hidden = !person.started;
  $("block").onclick = () => post("block", { chat: me, blocked: !person.blocked });
  $("start").hidden = person.started;
  place(list, world.messages, (message) => [message.message_id, message, language],
    (message) => messageNode(message, { t, local, press, edit, reply }));
  list.dataset.chat = me;
  if (low || other) list.scrollTop = list.scrollHeight;
}

function showQuote() {
  $("quote").hidden = !quote && !editing;
  const about = editing ?? quote, first = (about?.text ?? about?.caption ?? "").split("\n")[0];
  $("quote").firstElementChild.textContent = `${t(editing ? "edit" : "answer")}: ${first}`;
}

function showClock() {
  const { now, next, goal } = world;
  if (!now) return;
  $("now").textContent = moment(now);
  $("next-what").textContent = next ? `${moment(next.at).slice(5)} · ${t(next.what)}` : t("nothing");
  document.querySelectorAll("#clock button, #clock input").forEach((each) => { each.disabled = asking || Boolean(goal); });
  $("next").disabled ||= !next;
  $("moving").hidden = !goal;
  if (goal) $("moving").firstElementChild.textContent = `${t("moving")} ${moment(goal)}`;
  $("to").min = now.slice(0, 16);
  if (!$("to").touched) $("to").value = now.slice(0, 16);
}

let reading = false, again = false;
async function showBooks() {
  again = reading;
  if (reading) return;
  reading = true;
  const books = await fetch("/api/books").then((answer) => answer.json()).catch(() => null);
  reading = false;
  if (again) showBooks();
  if (!books) return;
  for (const [name, line] of [["ledger", ledgerLine], ["outbox", outboxLine]]) {
    document.querySelector(`[data-tab=${name}] i`).textContent = books[name][0]?.seq ?? books[name][0]?.id ?? "";
    place($(name), books[name], (each) => [each.seq ?? each.id, each, language], (each) => line(each, { t, moment }));
    if (!books[name].length) $(name).replaceChildren(make("p", { className: "none", textContent: t("none") }));
  }
}

function showWords() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-t]").forEach((node) => { node.textContent = t(node.dataset.t); });
  document.querySelectorAll("[data-label]").forEach((node) => { node.title = node.ariaLabel = t(node.dataset.label); });
  $("text").placeholder = t("write");
  $("text").title = t("hint");
  $("language").textContent = language === "zh" ? "English" : "中文";
  $("guide").innerHTML = GUIDE[language];
  $("guide").querySelectorAll("code").forEach((code) => { code.tabIndex = 0; code.role = "button"; });
}

function show() { showPeople(); showChat(); showClock(); showQuote(); showBooks(); }

// -- what a person does ----------------------------------------------------------------------------------------------

function choose(chat) {
  me = sessionStorage.me = chat;
  quote = editing = null;
  world.version = -1;
  showPeople();
  showQuote();
  waiting.abort();
}
function write(text) { $("text").value = text; grow(); $("text").focus(); }
function grow() { $("text").style.height = "auto"; $("text").style.height = `${$("text").scrollHeight + 2}px`; }
function edit(message) { editing = message; quote = null; showQuote(); write(message.text); }
function reply(message) { quote = message; editing = null; showQuote(); $("text").focus(); }
async function press(node, message, key) {
  if (key.url) return open(key.url, "_blank", "noopener");
  node.disabled = true;
  await post("press", { chat: me, message_id: message.message_id, data: key.callback_data });
  node.disabled = false;
}

$("compose").onsubmit = async (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text || !me) return;
  const verb = editing ? "edit" : "say", about = editing?.message_id ?? 0, reply_to = quote?.message_id ?? null;
  quote = editing = null;
  showQuote();
  write("");
  const told = await post(verb, { chat: me, message_id: about, reply_to, text });
  if (told.fault && !$("text").value) write(text);
};
$("text").oninput = grow;
$("text").onkeydown = (event) => {
  if (event.key === "Escape") $("quote").lastElementChild.click();
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("compose").requestSubmit();
};
$("quote").lastElementChild.onclick = () => { if (editing) write(""); quote = editing = null; showQuote(); };
$("start").onclick = () => post("start", { chat: me, language: language === "zh" ? "zh-hans" : "en" });
$("photo").onclick = () => post("photo", { chat: me });

async function sendFile(file) {
  if (!file || !me) return;
  if (file.size > 20 * 2 ** 20) return toast(t("fault").big);
  const read = new FileReader();
  read.onload = () => post("file", { chat: me, name: file.name, content: read.result.split(",")[1] ?? "" });
  read.readAsDataURL(file);
}
$("attach").onclick = () => $("file").click();
$("file").onchange = async () => { await sendFile($("file").files[0]); $("file").value = ""; };
$("chat").ondragover = (event) => event.preventDefault();
$("chat").ondrop = (event) => { event.preventDefault(); sendFile(event.dataTransfer.files[0]); };
$("guide").addEventListener("click", (event) => { if (event.target.dataset.verb) post(event.target.dataset.verb, { chat: me }); });
for (const place of [$("guide"), $("messages")]) { // the bot, too, says that a text can be taken by a touch
  place.addEventListener("click", (event) => { if (event.target.tagName === "CODE") write(event.target.textContent); });
}
$("guide").onkeydown = (event) => { if (event.key === "Enter") event.target.click(); };

async function moveClock(body) {
  asking = true;
  $("toast").hidden = true;
  showClock();
  const told = await post("clock", body);
  asking = false;
  showClock();
  if (!told.fault) toast(`${moment(told.now)}${told.what ? ` · ${t(told.what)}` : ""} · ${t("sent")(told.messages)}`);
}
$("next").onclick = () => moveClock({});
$("halt").onclick = () => post("halt");
$("to").oninput = () => { $("to").touched = true; };
$("clock").onsubmit = (event) => { event.preventDefault(); $("to").touched = false; moveClock({ to: $("to").value }); };
document.querySelectorAll("[data-hours]").forEach((button) => {
  button.onclick = () => moveClock({ to: new Date(Date.parse(world.now) + button.dataset.hours * 3600e3).toISOString() });
});
document.querySelectorAll("[data-tab]").forEach((tab) => {
  tab.onclick = () => document.querySelectorAll("[data-tab]").forEach((other) => {
    other.ariaSelected = other === tab;
    $(other.dataset.tab).hidden = other !== tab;
  });
});
$("language").onclick = () => {
  language = localStorage.language = language === "zh" ? "en" : "zh";
  showWords();
  show();
};

showWords();
setInterval(showBooks, 5000); // what is settled a moment after it is seen
watch();
