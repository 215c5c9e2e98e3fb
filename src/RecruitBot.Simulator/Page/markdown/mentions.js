import { el } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { channelName, isThread, nameOf } from "../shell/names.js";

const mention = (text) => el("span", { class: "mention", text });

export function userMention(id, { person }) {
  const user = person.people.get(id);
  return mention(user ? `@${nameOf(user)}` : "@unknown-user");
}

export function roleMention(id, { person }) {
  const role = person.roles.get(id);
  return mention(role ? `@${role.name}` : "@unknown-role");
}

/** A channel or thread, to go there; the name alone when this person cannot see it. */
export function channelMention(id, { person, actions }) {
  const channel = person.channels.get(id);
  const name = channel ? channelName(channel, person.me) : "#unknown";
  if (!actions) return mention(name);
  return el("button", { class: "mention", type: "button", on: { click: () => actions.go(id) } }, channel && isThread(channel) && icon("thread"), name);
}

export const commandMention = (name) => mention(`/${name}`);
export const everyone = (text) => mention(text);
