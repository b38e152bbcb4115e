// Moments as words in the page's language and the reader's time zone.
import { el } from "./dom.js";
import { locale, say } from "./words.js";

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

const format = (moment, options) => new Intl.DateTimeFormat(locale(), options).format(moment);

export const clock = (moment) => format(moment, { timeStyle: "short" });
export const full = (moment) => format(moment, { dateStyle: "full", timeStyle: "short" });
export const sameDay = (one, other) => one.toDateString() === other.toDateString();

/** A day as a heading: today and yesterday by their names. */
export function day(moment) {
  const now = new Date();
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (sameDay(moment, now)) return say("today");
  return sameDay(moment, before) ? say("yesterday") : format(moment, { dateStyle: "long" });
}

function relative(moment) {
  const seconds = (moment - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** Discord's <t:seconds:style>, or null where the moment is beyond all calendars. */
export function stamp(seconds, style = "f") {
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return null;
  const text = style === "R" ? relative(moment) : format(moment, STYLES[style]);
  const data = style === "R" ? { relative: moment.getTime() } : {};
  return el("time", { class: "stamp", datetime: moment.toISOString(), title: full(moment), text, data });
}

/** Renew the relative times that are shown. */
export function renewRelative() {
  for (const one of document.querySelectorAll("time[data-relative]")) {
    one.textContent = relative(new Date(Number(one.dataset.relative)));
  }
}
