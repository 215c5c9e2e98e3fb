const format = (options) => new Intl.DateTimeFormat("en-GB", options);
const clock = format({ hour: "2-digit", minute: "2-digit" });
const shortDate = format({ day: "2-digit", month: "2-digit", year: "numeric" });
const longDate = format({ day: "numeric", month: "long", year: "numeric" });
const full = format({ weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });

export const clockTime = (date) => clock.format(date);
export const dayName = (date) => longDate.format(date);
export const fullTime = (date) => full.format(date);
export const sameDay = (a, b) => a.toDateString() === b.toDateString();

/** When something was said, as a chat shows it: "Today at 14:03". */
export function saidAt(date, now = new Date()) {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(date, now)) return `Today at ${clock.format(date)}`;
  if (sameDay(date, yesterday)) return `Yesterday at ${clock.format(date)}`;
  return `${shortDate.format(date)} ${clock.format(date)}`;
}
