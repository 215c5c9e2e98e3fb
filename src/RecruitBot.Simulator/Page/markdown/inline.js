import { el } from "../base/dom.js";
import { angled, bare, masked } from "./links.js";
import { channelMention, commandMention, everyone, roleMention, userMention } from "./mentions.js";
import { spoiler } from "./spoiler.js";
import { timestamp } from "./timestamps.js";

const deepest = 12;
const plain = /[^\\`*_~|[<@h]+/y;

const wrapped = (tag, index = 1) => (match, inner) => el(tag, {}, inner(match[index]));

// In the order they are tried. Each is asked only where its mark can begin, and draws what it matched or says null for plain text.
const rules = [
  [/\\([^0-9A-Za-z\s])/y, (match) => match[1]],
  [/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y, (match) => el("code", { text: match[2].trim() || match[2] })],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, wrapped("strong")],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, wrapped("u")],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y, wrapped("em")],
  [/(?<![\p{L}\p{N}])_((?:__|\\[\s\S]|[^\\_])+?)_(?![\p{L}\p{N}_])/uy, wrapped("em")],
  [/~~([\s\S]+?)~~(?!_)/y, wrapped("s")],
  [/\|\|([\s\S]+?)\|\|/y, (match, inner) => spoiler(inner(match[1]))],
  [/\[((?:\[[^\]]*\]|[^[\]])+)\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"[^"]*")?\)/y, (match, inner, context) => masked(match, inner, context)],
  [/<(https?:\/\/[^\s>]+)>/y, (match, inner, context) => angled(match[1], context)],
  [/<@!?(\d{1,20})>/y, (match, inner, context) => userMention(match[1], context)],
  [/<@&(\d{1,20})>/y, (match, inner, context) => roleMention(match[1], context)],
  [/<#(\d{1,20})>/y, (match, inner, context) => channelMention(match[1], context)],
  [/<\/([^:<>\n]{1,100}):\d{1,20}>/y, (match) => commandMention(match[1])],
  [/<a?:(\w{2,32}):\d{1,20}>/y, (match) => `:${match[1]}:`],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, (match) => timestamp(Number(match[1]), match[2])],
  [/@(?:everyone|here)(?!\w)/y, (match) => everyone(match[0])],
  [/https?:\/\/[^\s<]*[^<.,:;"'\])\s]/y, (match, inner, context) => bare(match[0], context)],
];

/** Draws the marks inside of a paragraph: bold, code, links, mentions and the like. */
export function inlineNodes(text, context, depth = 0) {
  const nodes = [];
  let words = "";
  const inner = (part) => inlineNodes(part, context, depth + 1);
  const add = (node) => {
    if (typeof node === "string") return void (words += node);
    if (words) nodes.push(words);
    words = "";
    nodes.push(node);
  };
  for (let at = 0; at < text.length; ) {
    const hit = depth < deepest ? firstRule(text, at, inner, context) : { node: text.slice(at), end: text.length };
    add(hit.node);
    at = hit.end;
  }
  if (words) nodes.push(words);
  return nodes;
}

function firstRule(text, at, inner, context) {
  plain.lastIndex = at;
  const skipped = plain.exec(text);
  if (skipped) return { node: skipped[0], end: plain.lastIndex };
  for (const [rule, draw] of rules) {
    rule.lastIndex = at;
    const match = rule.exec(text);
    const node = match && draw(match, inner, context);
    if (match && node !== null) return { node, end: at + match[0].length };
  }
  return { node: text[at], end: at + 1 };
}
