import { el } from "../base/dom.js";
import { saidAt } from "../base/times.js";
import { inline, markdown } from "../markdown/render.js";
import { safeLink } from "../markdown/links.js";

/** A card: a bar in its colour, title, words, fields and a footer. */
export function embedNode(person, embed, actions) {
  const context = { person, actions, masked: true };
  const title = embed.title && el("h3", { class: "embed-title" }, embed.url && safeLink(embed.url) ? link(embed.url, inline(embed.title, context)) : inline(embed.title, context));
  const footer = [embed.footer?.text, embed.timestamp && saidAt(new Date(embed.timestamp))].filter(Boolean).join(" · ");
  const card = el(
    "div",
    { class: "embed" },
    embed.author?.name && el("p", { class: "embed-author", text: embed.author.name }),
    title,
    embed.description && el("div", { class: "embed-words" }, markdown(embed.description, context)),
    embed.fields?.length > 0 && el("div", { class: "embed-fields" }, embed.fields.map((field) => fieldNode(field, context))),
    footer && el("p", { class: "embed-footer", text: footer }),
  );
  if (embed.color) card.style.borderInlineStartColor = `#${embed.color.toString(16).padStart(6, "0")}`;
  return card;
}

const fieldNode = (field, context) =>
  el("div", { class: field.inline ? "embed-field embed-field-inline" : "embed-field" }, el("h4", {}, inline(field.name, context)), markdown(field.value, context));

const link = (url, content) => el("a", { href: safeLink(url), target: "_blank", rel: "noopener noreferrer" }, content);
