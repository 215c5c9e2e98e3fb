/** Tells the test one thing. */
export function tell(event, fields = {}) {
  process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);
}

/** An error with what discord.js knows of it. */
export function told(error) {
  return error?.rawError ? `${error.message} ${JSON.stringify(error.rawError)}` : String(error?.stack ?? error);
}
