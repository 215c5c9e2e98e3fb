import { el } from "../base/dom.js";
import { list, listItem } from "./lists.js";

const fence = /```(?:([\w+#-]*)\n)?([\s\S]*?)\n?```/g;
const heading = /^(#{1,3})\s+(\S.*)$/;
const small = /^-#\s+(\S.*)$/;

/** Splits text into code blocks, quotes, headings, lists and paragraphs. `inline` draws what stands inside of one. */
export function blocks(text, inline) {
  const made = [];
  let at = 0;
  for (const match of text.matchAll(fence)) {
    if (!match[2].trim()) continue;
    made.push(...lines(text.slice(at, match.index), inline), el("pre", {}, el("code", { text: match[2] })));
    at = match.index + match[0].length;
  }
  return [...made, ...lines(text.slice(at), inline)];
}

// A quote holds no further quote: the mark is plain text there.
function lines(text, inline, quoted = false) {
  const made = [];
  const all = text.split("\n");
  let plain = [];
  const flush = () => {
    const words = plain.join("\n").replace(/^\n+|\n+$/g, "");
    if (words) made.push(el("p", {}, inline(words)));
    plain = [];
  };
  for (let i = 0; i < all.length; i++) {
    const block = start(all, i, inline, quoted);
    if (!block) {
      plain.push(all[i]);
      continue;
    }
    flush();
    made.push(block.node);
    i += block.lines - 1;
  }
  flush();
  return made;
}

// The block that begins at this line, and how many lines it takes; null for an ordinary line.
function start(all, i, inline, quoted) {
  const line = all[i];
  let match;
  if ((match = heading.exec(line))) return { node: el(`h${match[1].length + 2}`, {}, inline(match[2])), lines: 1 };
  if ((match = small.exec(line))) return { node: el("small", { class: "subtext" }, inline(match[1])), lines: 1 };
  if (!quoted && line.startsWith(">>> ")) return { node: quote([line.slice(4), ...all.slice(i + 1)], inline), lines: all.length - i };
  if (!quoted && line.startsWith("> ")) return run(all, i, (next) => next.startsWith("> ") || next === ">", (taken) => quote(taken.map((l) => l.slice(2)), inline));
  const item = listItem(line);
  if (item) return run(all, i, (next) => continues(item, listItem(next)), (taken) => list(taken, inline));
  return null;
}

function run(all, i, belongs, make) {
  let end = i + 1;
  while (end < all.length && belongs(all[end])) end++;
  return { node: make(all.slice(i, end)), lines: end - i };
}

// Bullets after numbers are a list of their own, unless they stand further in.
const continues = (first, next) => next && (next.depth > first.depth || (next.number === null) === (first.number === null));

const quote = (content, inline) => el("blockquote", {}, lines(content.join("\n"), inline, true));
