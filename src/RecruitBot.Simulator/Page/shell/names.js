export const threadTypes = new Set([10, 11, 12]);
export const isThread = (channel) => threadTypes.has(channel.type);
export const isDirect = (channel) => channel.type === 1 || channel.type === 3;

/** The name a user shows. */
export const nameOf = (user) => user?.global_name || user?.name || user?.username || "Unknown";

/** A channel as people call it: "#apply", a thread's own name, or the other person in a direct conversation. */
export function channelName(channel, me) {
  if (isDirect(channel)) return (channel.recipients ?? []).filter((user) => user.id !== me?.id).map(nameOf).join(", ") || "Direct message";
  return isThread(channel) ? channel.name : `#${channel.name}`;
}

/** How many messages there wait to be read; a thread one is not in does not call for attention. */
export const unreadIn = (channel) => (channel.joined === false ? 0 : (channel.unread_count ?? 0));

/** What the message box of a channel is called. */
export const boxName = (channel, me) => `Message ${isDirect(channel) ? "@" : ""}${channelName(channel, me)}`;

/** Name and colour of a user, as this person sees them. */
export function lookOf(person, user) {
  const known = person.people.get(user?.id);
  return { name: nameOf(user?.username ? user : known), color: known?.color ?? undefined, bot: Boolean(user?.bot ?? known?.bot) };
}
