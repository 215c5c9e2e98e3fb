import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  EmbedBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { tell, told } from './telling.mjs';

const topics = ['bread', 'brewing', 'cheese'];

/** Answers an interaction of whatever kind. */
export async function answer(interaction) {
  tell('interaction', {
    kind: interaction.type,
    name: interaction.commandName ?? interaction.customId,
    user: interaction.user.username,
    channel: interaction.channel?.name ?? null,
    mayManage: interaction.memberPermissions?.has('ManageThreads') ?? null,
    botMaySend: interaction.appPermissions?.has('SendMessages') ?? null,
  });
  if (interaction.isAutocomplete()) await suggest(interaction);
  else if (interaction.isChatInputCommand()) await uses[interaction.commandName](interaction);
  else if (interaction.isButton()) await interaction.showModal(form());
  else if (interaction.isStringSelectMenu())
    await interaction.update({ content: `Picked ${interaction.values.join(' and ')}.`, components: [] });
  else if (interaction.isModalSubmit()) await take(interaction);
}

async function suggest(interaction) {
  const typed = interaction.options.getFocused();
  await interaction.respond(topics.filter(t => t.startsWith(typed)).map(t => ({ name: `About ${t}`, value: t })));
}

const uses = {
  async survey(interaction) {
    const topic = interaction.options.getString('topic', true);
    const count = interaction.options.getInteger('count');
    const sent = await interaction.reply({
      content: `A survey about ${topic} (${count ?? 'no number'}).`,
      embeds: [new EmbedBuilder().setTitle('Survey').setDescription('Two ways to answer').addFields({ name: 'Topic', value: topic })],
      components: [
        new ActionRowBuilder().addComponents(
          new ButtonBuilder().setCustomId('survey:form').setLabel('Answer').setStyle(ButtonStyle.Primary),
          new ButtonBuilder().setURL('https://example.org/').setLabel('Read').setStyle(ButtonStyle.Link),
        ),
        new ActionRowBuilder().addComponents(
          new StringSelectMenuBuilder()
            .setCustomId('survey:menu')
            .setMaxValues(2)
            .addOptions({ label: 'Often', value: 'often' }, { label: 'Never', value: 'never' }),
        ),
      ],
      withResponse: true,
    });
    tell('answered', { id: sent.resource.message.id, buttons: sent.resource.message.components[0].components.length });
  },

  async slow(interaction) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply('Here it is.');
    const more = await interaction.followUp({ content: 'And more.', flags: MessageFlags.Ephemeral });
    await interaction.editReply({ message: more, content: 'And a little more.' });
    const first = await interaction.fetchReply();
    tell('fetched', { content: first.content, ephemeral: first.flags.has(MessageFlags.Ephemeral) });
    await interaction.deleteReply(more);
  },

  async write(interaction) {
    await interaction.user.send('Good day.');
    await interaction.reply({ content: 'I wrote to you.', flags: MessageFlags.Ephemeral });
  },

  async thread(interaction) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const thread = await interaction.channel.threads.create({ name: 'Between us', type: ChannelType.PrivateThread, invitable: false });
    await thread.members.add(interaction.user.id);
    const first = await thread.send({ content: `Welcome, ${interaction.user}.`, allowedMentions: { users: [interaction.user.id] } });
    await first.edit('Welcome.');
    await thread.send({ content: 'An answer.', reply: { messageReference: first } });
    await thread.setName('Between the two of us');
    const read = await thread.messages.fetch({ limit: 10, cache: false });
    await interaction.editReply(`It is ${thread}, with ${read.size} messages.`);
    await thread.setArchived(true);
  },

  async file(interaction) {
    const file = new AttachmentBuilder(Buffer.from('rye, water, salt\n'), { name: 'recipe.txt', description: 'A recipe' });
    await interaction.reply({ content: 'Here.', files: [file], flags: MessageFlags.Ephemeral });
  },

  // Each of these Discord refuses with a code of its own; the refusals are the proof.
  async blunder(interaction) {
    const refused = async (what, work) => tell('refused', { what, code: await work().then(() => 0, error => error.code ?? told(error)) });
    await refused('too long', () => interaction.channel.send('x'.repeat(2001)));
    await refused('empty', () => interaction.channel.send({ content: '' }));
    await refused('unknown message', () => interaction.channel.messages.fetch('1'));
    await refused('unknown channel', () => interaction.client.channels.fetch('1'));
    await interaction.reply({ content: 'Done.', flags: MessageFlags.Ephemeral });
    await refused('second answer', () => fetchAnswer(interaction));
  },
};

/** Answers an interaction that has its answer; discord.js itself would not even ask. */
function fetchAnswer(interaction) {
  return interaction.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
    body: { type: 4, data: { content: 'Again.' } },
    auth: false,
  });
}

function form() {
  return new ModalBuilder()
    .setCustomId('survey:sent')
    .setTitle('Your answer')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('In your words')
        .setTextInputComponent(new TextInputBuilder().setCustomId('words').setStyle(TextInputStyle.Paragraph).setMaxLength(400)),
      new LabelBuilder()
        .setLabel('How often')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder().setCustomId('often').addOptions({ label: 'Daily', value: 'daily' }, { label: 'Weekly', value: 'weekly' }),
        ),
    );
}

async function take(interaction) {
  const words = interaction.fields.getTextInputValue('words');
  const often = interaction.fields.getStringSelectValues('often').join();
  await interaction.reply({ content: `Noted: ${words}`, flags: MessageFlags.Ephemeral });
  await interaction.editReply(`Noted: ${words}, ${often}.`);
  await interaction.followUp({ content: 'Thank you.', flags: MessageFlags.Ephemeral });
}
