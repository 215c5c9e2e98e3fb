const noAnswer = "The application did not respond.";

/** What a person can do to the messages they see. */
export class Actions {
  constructor(person, { go, say }) {
    this.person = person;
    this.go = go;
    this.say = say;
  }

  /** Presses a button or chooses from a menu; resolves with null, or with a sentence when nothing came of it. */
  async press(message, customId, values) {
    try {
      const { interaction_id: id } = await this.person.api.press(message.channel_id, message.id, customId, values);
      return (await this.person.interactions.settled(id)) === "failed" ? noAnswer : null;
    } catch (problem) {
      return problem.message;
    }
  }
}

/** Calls a command and shows how it fares below the messages; rejects when the server does not take it. */
export async function runCommand(person, channel, name, options) {
  const update = person.notice(channel, `Sending /${name}…`);
  try {
    const { interaction_id: id } = await person.api.command(channel, name, options);
    person.nameCommand(id, name);
    const state = await person.interactions.settled(id);
    update(state === "failed" ? `/${name}: ${noAnswer}` : null);
  } catch (problem) {
    update(null);
    throw problem;
  }
}
