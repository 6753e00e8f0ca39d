// Nodes of the page: made in one expression, and kept while what they show stays the same.
export function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

// Show `things` in `list`, one node each. A node whose `state(thing)` is unchanged is left alone, so that a selection
// and what was unfolded survive; `state` begins with the thing's number, by which a rebuilt node takes over the focus.
export function place(list, things, state, build) {
  const wanted = new Map(things.map((thing) => [JSON.stringify(state(thing)), thing]));
  const focused = [...list.children].find((node) => node.contains(document.activeElement));
  const kept = new Map();
  for (const node of [...list.childNodes]) {
    if (wanted.has(node.state)) kept.set(node.state, node);
    else node.remove();
  }
  let at = list.firstChild;
  for (const [key, thing] of wanted) {
    const node = kept.get(key) ?? Object.assign(build(thing), { state: key, number: state(thing)[0] });
    if (node === at) at = at.nextSibling;
    else list.insertBefore(node, at);
    if (focused && !focused.isConnected && focused.number === node.number) focus(node);
  }
}

function focus(node) {
  (node.matches("button") ? node : node.querySelector(".keys button"))?.focus({ preventScroll: true });
}
