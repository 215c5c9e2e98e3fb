import { world } from "../wire/api.js";

/** Keeps the line at the top that says whether the bot is there; while the connection is lost, nobody knows. */
export function showBotState(line, panes, bot) {
  let lost = false;
  const say = (online, words) => {
    line.classList.toggle("online", online);
    line.textContent = words;
  };
  const draw = (online) => {
    say(online, `${bot.user.global_name || bot.user.username} is ${online ? "online" : "offline"}`);
    for (const pane of panes) pane.botIs(online);
  };
  const ask = async () => {
    try {
      draw(Boolean((await world()).bot.online));
      lost = false;
    } catch {
      // The connection breaks again, and comes back again.
    }
  };
  const connection = (stands) => {
    if (stands) return lost && ask();
    lost = true;
    say(false, "Not connected");
  };
  for (const pane of panes) {
    pane.addEventListener("bot", (event) => draw(event.detail));
    pane.addEventListener("connection", (event) => connection(event.detail));
  }
  draw(Boolean(bot.online));
}
