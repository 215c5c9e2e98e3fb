import { el } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { markdown } from "../markdown/render.js";
import { lookOf } from "../shell/names.js";

const command = 2;

/** The small line above a message that says what it answers: another message, or a command. */
export function contextLine(person, message) {
  const replied = message.message_reference?.message_id;
  if (replied) return line(...repliedTo(person, message.channel_id, replied));
  const origin = message.interaction_metadata;
  if (origin?.type !== command) return null;
  const name = person.interactions.commandOf(origin.id);
  return line(el("b", { text: lookOf(person, origin.user).name }), name ? " used " : " used a command", name && el("span", { class: "mention", text: `/${name}` }));
}

function repliedTo(person, channel, id) {
  const original = person.history(channel).find(id);
  if (!original) return ["An earlier message"];
  const words = markdown(original.content || original.embeds?.[0]?.title || "A message without words", { person, actions: null, masked: true }).textContent.replace(/\s+/g, " ");
  return [el("b", { text: lookOf(person, original.author).name }), ` ${words.length > 90 ? `${words.slice(0, 90)}…` : words}`];
}

const line = (...content) => el("p", { class: "context-line" }, icon("reply"), el("span", {}, content));
