const words = {
  10003: "This channel is gone or hidden from you.",
  10008: "This message is gone.",
  10062: "This is too old to answer. Start again.",
  40005: "These files are too large: 10 MB each, 25 MB in all.",
  50001: "You cannot see this place.",
  50006: "An empty message cannot be sent.",
  50013: "You may not do that here.",
  50083: "This thread is closed.",
  160005: "This thread is locked.",
};

/** A request that failed, in words for the person at the page. */
export class Problem extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

export const unreachable = () => new Problem("The simulator does not answer. Check that it is still running.");

/** Turns an error answer into a sentence; a form's errors name the field. */
export async function problemOf(response) {
  let body = null;
  try {
    body = await response.json();
  } catch {
    // Not JSON: the status has to do.
  }
  const said = details(body?.errors)[0] ?? words[body?.code] ?? body?.message;
  return new Problem(said ? sentence(said) : `The simulator refused this (${response.status}).`, response.status);
}

const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);

// {"content": {"_errors": [{"message": …}]}}, nested as deep as the field lies.
function details(errors) {
  if (!errors || typeof errors !== "object") return [];
  if (Array.isArray(errors._errors)) return errors._errors.map((error) => error.message).filter(Boolean);
  return Object.entries(errors).flatMap(([field, inner]) => details(inner).map((text) => (/^\d+$/.test(field) || text.includes(": ") ? text : `${field}: ${text}`)));
}
