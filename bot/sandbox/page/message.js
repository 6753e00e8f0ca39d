// One message of a chat, as a node.
import { make } from "./nodes.js";

export function messageNode(message, { t, local, press, edit, reply }) {
  const mine = !message.from.is_bot, bubble = make("div", { className: "bubble" });
  const original = message.reply_to_message, document = message.document;
  if (original) bubble.append(make("div", { className: "quoted", textContent: original.text ?? original.caption ?? "…" }));
  if (document) bubble.append(make("a", { className: "file", textContent: `📄 ${document.file_name}`,
    href: `/file/bot0/${document.file_id}/${encodeURIComponent(document.file_name)}` }));
  if (message.photo) bubble.append(t("picture"));
  bubble.append(words(message, t));
  const own = mine ? message.text && make("button", { type: "button", textContent: t("edit"), onclick: () => edit(message) })
    : make("button", { type: "button", textContent: t("answer"), onclick: () => reply(message) });
  const edited = message.edit_date && mine ? ` · ${t("edited")}` : "";
  bubble.append(make("footer", {}, ...(own ? [own] : []), make("time", { textContent: local(message.date) + edited })));
  const item = make("li", { className: mine ? "mine" : "" }, bubble, ...keys(message, press));
  item.dataset.message = message.message_id;
  return item;
}

function words(message, t) {
  const node = make("div", { className: "words" });
  if (!message.html) node.textContent = message.text ?? message.caption ?? "";
  else node.innerHTML = message.html; // made safe by the server
  for (const quote of node.querySelectorAll("blockquote.expandable")) {
    if (quote.textContent.split("\n").length <= 6) continue;
    const more = make("button", { type: "button", className: "more", textContent: t("more"), onclick: () => { quote.classList.remove("folded"); more.remove(); } });
    quote.classList.add("folded");
    quote.after(more);
  }
  return node;
}

function keys(message, press) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return [];
  return [make("div", { className: "keys" }, ...rows.map((row) => make("div", {}, ...row.map((key) => {
    const node = make("button", { type: "button", textContent: key.text, onclick: () => press(node, message, key) });
    return node;
  }))))];
}
