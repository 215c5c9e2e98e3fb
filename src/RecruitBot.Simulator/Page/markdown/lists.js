import { el } from "../base/dom.js";

const item = /^(\s*)([-*]|\d{1,9}\.)\s+(\S.*)$/;

/** Depth, marker and words of a line that is an item of a list; null for others. */
export function listItem(line) {
  const match = item.exec(line);
  return match && { depth: match[1].length, number: match[2].length > 1 ? Number.parseInt(match[2], 10) : null, words: match[3] };
}

/** A list from its lines; an item that stands further in belongs to the one above it. */
export function list(lines, inline) {
  const items = lines.map(listItem);
  const make = (first) => el(first.number === null ? "ul" : "ol", { start: first.number });
  const open = [{ depth: items[0].depth, node: make(items[0]) }];
  for (const entry of items) {
    while (open.length > 1 && entry.depth < open.at(-1).depth) open.pop();
    const holder = open.at(-1);
    if (entry.depth > holder.depth + 1 && holder.node.lastElementChild && open.length < 10) {
      const inner = { depth: entry.depth, node: make(entry) };
      holder.node.lastElementChild.append(inner.node);
      open.push(inner);
    }
    open.at(-1).node.append(el("li", {}, inline(entry.words)));
  }
  return open[0].node;
}
