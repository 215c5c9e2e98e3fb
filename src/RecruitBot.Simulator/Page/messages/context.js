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
  const words = excerpt(person, original);
  return [el("b", { text: lookOf(person, original.author).name }), ` ${words.length > 90 ? `${words.slice(0, 90)}…` : words}`];
}

// What a message says, in a line; a message that is only a card has its title.
function excerpt(person, { content, embeds, attachments }) {
  const says = content || embeds?.find((embed) => embed.title)?.title || attachments?.[0]?.filename || "A message without words";
  const lines = says.split("\n").filter((line) => line.trim());
  return lines.map((line) => markdown(line, { person, actions: null, masked: true }).textContent.trim()).join(" ");
}

const line = (...content) => el("p", { class: "context-line" }, icon("reply"), el("span", {}, content));
