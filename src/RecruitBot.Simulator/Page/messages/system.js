import { el } from "../base/dom.js";
import { lookOf } from "../shell/names.js";

// Types of message that carry somebody's words: an ordinary one, a reply, the answer to a command (resources/message.mdx, Message Types).
const spoken = new Set([0, 19, 20, 23]);

const deeds = {
  1: "added",
  2: "removed",
  4: "changed the name:",
  6: "pinned a message.",
  18: "started a thread:",
};

/** Whether a message tells of something that was done, not said. */
export const isSystem = (message) => !spoken.has(message.type ?? 0);

/** What was done, in a line: "RecruitBot added Alex Kim". */
export function systemWords(person, message) {
  const bold = (user) => el("b", { text: lookOf(person, user).name });
  const whom = message.mentions?.length > 0 ? message.mentions.map((user) => [" ", bold(user)]) : [" ", message.content];
  return [bold(message.author), ` ${deeds[message.type] ?? "did something here"}`, ...whom].flat();
}
