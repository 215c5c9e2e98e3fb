import { el } from "../base/dom.js";
import { blocks } from "./blocks.js";
import { inlineNodes } from "./inline.js";

/**
 * Message text as Discord draws it (reference.mdx, Message Formatting), made of nodes, so that no words can become markup.
 * `context`: the person who reads, the actions its links may take, and whether named links are allowed (bots only).
 */
export function markdown(text, context) {
  return el("div", { class: "rich" }, blocks(text, (line) => inlineNodes(line, context)));
}

/** The same for text that is one line by nature, such as a title. */
export const inline = (text, context) => inlineNodes(text, context);
