import { InteractionContextType, PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';

const everywhere = [InteractionContextType.Guild, InteractionContextType.BotDM];

/** What the bot registers: a command for each thing that is to be witnessed. */
export const commands = [
  new SlashCommandBuilder()
    .setName('survey')
    .setDescription('Button, menu and form')
    .addStringOption(o => o.setName('topic').setDescription('What it is about').setRequired(true).setAutocomplete(true))
    .addIntegerOption(o => o.setName('count').setDescription('How many')),
  new SlashCommandBuilder().setName('slow').setDescription('Thinks first').setContexts(everywhere),
  new SlashCommandBuilder().setName('write').setDescription('Writes to you directly'),
  new SlashCommandBuilder().setName('thread').setDescription('Opens a private thread'),
  new SlashCommandBuilder().setName('file').setDescription('Sends a file'),
  new SlashCommandBuilder().setName('blunder').setDescription('Does what Discord refuses').setDefaultMemberPermissions(PermissionFlagsBits.ManageThreads),
].map(command => command.toJSON());
