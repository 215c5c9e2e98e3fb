import { nameOf } from "../shell/names.js";

const users = 5;
const roles = 6;
const channels = 8;

/** What a menu offers: its own options, or everybody, every role, every channel this person knows of. */
export function choicesOf(person, component) {
  switch (component.type) {
    case users:
      return [...person.people.values()].map((user) => ({ value: user.id, label: nameOf(user) }));
    case roles:
      return [...person.roles.values()].map((role) => ({ value: role.id, label: role.name }));
    case channels:
      return [...person.channels.values()].filter((channel) => channel.name).map((channel) => ({ value: channel.id, label: `#${channel.name}` }));
    default:
      return component.options ?? [];
  }
}
