import { problemOf, unreachable } from "./problems.js";

async function request(method, path, body) {
  const options = { method, headers: {} };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/** The server, the bot, and everybody who can sit in a pane. */
export const world = () => request("GET", "/sim/world");

/** What one person can do. `user` is an id or a username. */
export function actingAs(user) {
  const base = `/sim/as/${encodeURIComponent(user)}`;
  const channel = (id) => `${base}/channels/${encodeURIComponent(id)}`;
  return {
    events: `${base}/events`,
    view: () => request("GET", `${base}/view`),
    messages: (id, before, limit) => request("GET", `${channel(id)}/messages?limit=${limit}${before ? `&before=${before}` : ""}`),
    say: (id, content, files) => request("POST", `${channel(id)}/messages`, files.length > 0 ? withFiles(content, files) : { content }),
    command: (id, name, options) => request("POST", `${channel(id)}/commands`, commandBody(name, options)),
    suggest: (id, name, option, value, options) => request("POST", `${channel(id)}/autocomplete`, { name, option, value, options }),
    press: (id, message, customId, values) => request("POST", `${channel(id)}/messages/${message}/press`, { custom_id: customId, values }),
    submit: (interaction, fields) => request("POST", `${base}/forms/${interaction}`, { fields }),
    openDirect: () => request("POST", `${base}/dm`),
    markRead: (id) => request("POST", `${channel(id)}/read`),
    typing: (id) => request("POST", `${channel(id)}/typing`),
  };
}

function withFiles(content, files) {
  const form = new FormData();
  form.append("content", content);
  files.forEach((file, index) => form.append(`files[${index}]`, file, file.name));
  return form;
}

// Files of a command go beside it; its options name them by number.
function commandBody(name, options) {
  const files = Object.values(options).filter((value) => value instanceof File);
  if (files.length === 0) return { name, options };
  const numbered = Object.fromEntries(Object.entries(options).map(([key, value]) => [key, value instanceof File ? files.indexOf(value) : value]));
  const form = new FormData();
  form.append("payload_json", JSON.stringify({ name, options: numbered }));
  files.forEach((file, index) => form.append(`files[${index}]`, file, file.name));
  return form;
}
