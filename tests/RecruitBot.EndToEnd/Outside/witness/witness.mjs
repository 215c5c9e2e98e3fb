// A bot made with discord.js, which knows nothing of the simulator. It does what its commands say and tells on standard output,
// a line of JSON for each event, what it heard.
// Environment: WITNESS_API (REST base without the version), WITNESS_TOKEN.
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import { answer } from './answers.mjs';
import { commands } from './commands.mjs';
import { tell, told } from './telling.mjs';

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages, GatewayIntentBits.MessageContent],
  partials: [Partials.Channel, Partials.Message],
  allowedMentions: { parse: [] },
  rest: { api: process.env.WITNESS_API, version: '10', retries: 0 },
});

client.once(Events.ClientReady, async () => {
  const guild = client.guilds.cache.first();
  const registered = await client.application.commands.set(commands);
  await client.application.fetch();
  const apply = guild.channels.cache.find(c => c.name === 'apply');
  tell('ready', {
    user: client.user.username,
    guild: guild.name,
    owner: guild.ownerId,
    members: guild.memberCount,
    channels: guild.channels.cache.map(c => c.name),
    roles: guild.roles.cache.map(r => r.name),
    commands: registered.map(c => c.name),
    messageContent: client.application.flags.has('GatewayMessageContentLimited'),
    writes: apply.permissionsFor(guild.members.me).has('SendMessages'),
    everyoneWrites: apply.permissionsFor(guild.roles.everyone).has('SendMessages'),
  });
});

client.on(Events.InteractionCreate, interaction =>
  answer(interaction).catch(error => tell('trouble', { where: 'answer', error: told(error) })),
);

client.on(Events.MessageCreate, async message => {
  const files = await Promise.all(
    message.attachments.map(async file => ({ name: file.name, size: file.size, text: await (await fetch(file.url)).text() })),
  );
  tell('message', {
    id: message.id,
    content: message.content,
    author: message.author.username,
    direct: message.guildId === null,
    member: message.member?.displayName ?? null,
    files,
  });
});
client.on(Events.MessageUpdate, (_, message) => tell('changed', { id: message.id, content: message.content }));
client.on(Events.MessageDelete, message => tell('deleted', { id: message.id }));
client.on(Events.ThreadCreate, thread => tell('thread', { id: thread.id, name: thread.name }));
client.on(Events.ThreadUpdate, (_, thread) => tell('threadChanged', { id: thread.id, archived: thread.archived, locked: thread.locked }));
client.on(Events.ThreadDelete, thread => tell('threadDeleted', { id: thread.id }));
client.on(Events.GuildRoleUpdate, (_, role) => tell('role', { name: role.name, permissions: role.permissions.bitfield.toString() }));
client.on(Events.ShardReconnecting, () => tell('reconnecting'));
client.on(Events.ShardResume, (_, replayed) => tell('resumed', { replayed }));
client.on(Events.ShardDisconnect, close => tell('disconnected', { code: close.code }));
client.on(Events.Invalidated, () => tell('trouble', { where: 'session', error: 'invalidated' }));
client.on(Events.Warn, text => tell('trouble', { where: 'warning', error: text }));
client.on(Events.Error, error => tell('trouble', { where: 'client', error: told(error) }));
client.on(Events.ShardError, error => tell('socketError', { error: told(error) }));
process.on('unhandledRejection', error => tell('trouble', { where: 'promise', error: told(error) }));
// The test ends the bot by closing its standard input.
process.stdin.on('end', () => client.destroy().finally(() => process.exit(0))).resume();

await client.login(process.env.WITNESS_TOKEN);
