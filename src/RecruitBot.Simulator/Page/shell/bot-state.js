/** Keeps the line at the top that says whether the bot is there; while the connection is lost, nobody knows. */
export function showBotState(line, panes, bot) {
  const say = (online, words) => {
    line.classList.toggle("online", online);
    line.textContent = words;
  };
  const draw = (online) => {
    say(online, `${bot.user.global_name || bot.user.username} is ${online ? "online" : "offline"}`);
    for (const pane of panes) pane.botIs(online);
  };
  for (const pane of panes) {
    pane.addEventListener("bot", (event) => draw(event.detail));
    pane.addEventListener("lost", () => say(false, "Not connected"));
  }
  draw(Boolean(bot.online));
}
