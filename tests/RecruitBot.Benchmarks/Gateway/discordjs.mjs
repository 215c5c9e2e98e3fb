// The same small bot on discord.js: says "ready" and "end" on lines of their own, and answers what asks for a reply.
import { createRequire } from "node:module";

const [api, modules, sessions] = process.argv.slice(2);
const { Client, Events, GatewayIntentBits } = createRequire(modules)("discord.js");
const count = Number(sessions);
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
  rest: { api: `${api}api` },
  shards: [...Array(count).keys()],
  shardCount: count,
});
client.once(Events.ClientReady, () => console.log("ready 0"));
client.on(Events.MessageCreate, (message) => {
  if (message.content.startsWith("end")) console.log("end 0");
  else if (message.content.startsWith("reply")) message.channel.send(message.id);
});
await client.login("benchmark.bot.token");
