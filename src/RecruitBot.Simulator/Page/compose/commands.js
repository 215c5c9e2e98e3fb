import { isDirect } from "../shell/names.js";

const inServer = 0;
const withBot = 1;

const administrator = 1n << 3n;

/** The commands this person can call in a channel, by name. */
export function commandsHere(person, channel) {
  const context = isDirect(channel) ? withBot : inServer;
  return person.commands
    .filter((command) => (command.type ?? 1) === 1 && (!command.contexts || command.contexts.includes(context)))
    .filter((command) => context === withBot || mayUse(person, command))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

// Permissions count in the server only. No needed bit at all means administrators only.
function mayUse(person, command) {
  if (person.isOwner || command.default_member_permissions == null) return true;
  const own = [person.guild.id, ...(person.me.roles ?? [])].reduce((sum, id) => sum | BigInt(person.roles.get(id)?.permissions ?? 0), 0n);
  const needed = BigInt(command.default_member_permissions);
  return (own & administrator) !== 0n || (needed !== 0n && (own & needed) === needed);
}

/**
 * Reads "/ask what is it like" as a command with its first option filled in, and null where no such command is. `complete`: nothing
 * that must be given is missing, so it can be sent as it stands.
 */
export function typedCommand(text, commands) {
  const match = /^\/(\S+)(?:\s+([\s\S]*))?$/.exec(text);
  const command = match && commands.find((each) => each.name === match[1]);
  if (!command) return null;
  const [first, ...others] = command.options ?? [];
  const rest = match[2]?.trim() ?? "";
  if (!first) return rest ? null : { command, options: {}, complete: true };
  const takesText = !first.choices?.length && first.type === 3;
  const options = rest ? { [first.name]: rest } : {};
  const given = (option) => option.name in options;
  return { command, options, complete: (takesText ? rest !== "" : false) && others.every((option) => !option.required || given(option)) };
}
