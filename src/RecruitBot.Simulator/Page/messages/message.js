import { el } from "../base/dom.js";
import { avatar } from "../base/avatar.js";
import { icon } from "../base/icons.js";
import { clockTime, fullTime, saidAt } from "../base/times.js";
import { componentRows } from "../components/rows.js";
import { markdown } from "../markdown/render.js";
import { lookOf } from "../shell/names.js";
import { attachmentsNode } from "./attachments.js";
import { embedNode } from "./embed.js";
import { contextLine } from "./context.js";
import { isSystem, systemWords } from "./system.js";

const ephemeral = 64;
const loading = 128;

/** One message. `follows` leaves out face and name, since the message above has them. */
export function messageNode(person, message, { follows, actions, dismiss }) {
  const look = lookOf(person, message.author);
  const at = new Date(message.timestamp);
  const onlyYou = Boolean(message.flags & ephemeral);
  const article = el("article", {
    class: `message${follows ? " message-follows" : ""}${onlyYou ? " message-private" : ""}${mentions(message, person) ? " message-mention" : ""}`,
    "data-id": message.id,
    tabindex: "-1",
    "aria-label": `${look.name}, ${saidAt(at)}`,
  });
  if (isSystem(message)) {
    article.classList.add("message-system");
    article.append(el("span", { class: "gutter" }, icon("thread")), el("p", { class: "message-body" }, systemWords(person, message), " ", when(at, saidAt(at))));
    return article;
  }
  article.append(
    follows ? el("span", { class: "gutter" }, when(at, clockTime(at))) : el("span", { class: "gutter" }, avatar(look.name, look.color)),
    el(
      "div",
      { class: "message-body" },
      contextLine(person, message),
      !follows && el("div", { class: "byline" }, el("span", { class: "author", text: look.name }), look.bot && el("span", { class: "bot-tag", text: "BOT" }), when(at, saidAt(at))),
      words(person, message, look, actions),
      (message.embeds ?? []).map((embed) => embedNode(person, embed, actions)),
      attachmentsNode(message.attachments ?? []),
      componentRows(person, message, actions),
      onlyYou && el("p", { class: "only-you" }, icon("eye"), "Only you can see this · ", el("button", { class: "link-button", type: "button", text: "Dismiss message", on: { click: dismiss } })),
    ),
  );
  return article;
}

function words(person, message, look, actions) {
  if (message.flags & loading) return el("p", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), `${look.name} is thinking…`);
  if (!message.content) return null;
  const content = markdown(message.content, { person, actions, masked: look.bot || Boolean(message.webhook_id) });
  if (message.edited_timestamp) (content.lastElementChild ?? content).append(" ", el("span", { class: "edited", text: "(edited)", title: fullTime(new Date(message.edited_timestamp)) }));
  return content;
}

const when = (at, text) => el("time", { datetime: at.toISOString(), title: fullTime(at), text });

function mentions(message, person) {
  const me = person.me?.id;
  return !isSystem(message) && message.author?.id !== me && (message.mention_everyone || (message.mentions ?? []).some((user) => user.id === me));
}

