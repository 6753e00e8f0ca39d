// One line of the ledger, one line of the outbox, as nodes.
import { make } from "./nodes.js";

export function ledgerLine(line, { t, moment }) {
  const corrects = line.corrects ? ` · ${t("corrects")} #${line.corrects}` : "", late = line.late ? ` · ${t("late")}` : "";
  return make("div", { className: "line" },
    make("b", { textContent: `${line.unit} · ${line.number}` }), ` ${t(line.status)}`,
    make("div", { textContent: line.done }),
    make("small", { textContent: `#${line.seq} · ${line.period} · ${moment(line.at)}${corrects}${late}` }),
    make("code", { textContent: line.hash.slice(0, 16), title: line.hash }));
}

export function outboxLine(parcel, { t, moment }) {
  return make("div", { className: "line" },
    make("b", { textContent: parcel.to }), " ",
    make("span", { className: `state ${parcel.state}`, textContent: t(parcel.state) }),
    make("div", { className: "first", textContent: parcel.words }),
    make("small", { textContent: `#${parcel.id} · ${moment(parcel.created_at)} · ${parcel.letter}`, title: parcel.occasion }),
    ...(parcel.reason ? [make("small", { textContent: parcel.reason })] : []));
}
