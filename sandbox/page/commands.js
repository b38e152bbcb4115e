// Slash commands as one types them: which there are, which fit, and what a typed line gives to which option.
// Pure: it knows neither the page nor the sandbox.
import { locale } from "./words.js";

export const TYPES = { SUB: 1, GROUP: 2, STRING: 3, INTEGER: 4, BOOLEAN: 5, USER: 6, CHANNEL: 7, ROLE: 8, MENTIONABLE: 9, NUMBER: 10, FILE: 11 };
const SUBS = [TYPES.SUB, TYPES.GROUP];

/** A name or description in the client's language. */
export function local(described, key) {
  return described[`${key}_localizations`]?.[locale()] ?? described[key];
}

/** The commands at the end of all branches: {name as sent, shown as read, about, options}. */
export function leaves(commands) {
  return commands.filter((one) => one.type === 1).flatMap((one) => branches(one, one.name, local(one, "name")));
}

function branches(command, name, shown) {
  const subs = (command.options ?? []).filter((one) => SUBS.includes(one.type));
  if (!subs.length) return [{ name, shown, about: local(command, "description"), options: command.options ?? [] }];
  return subs.flatMap((one) => branches(one, `${name} ${one.name}`, `${shown} ${local(one, "name")}`));
}

/** Those that fit what was typed behind the slash: names that begin so first, then names or words that hold it. */
export function fitting(all, typed) {
  const wanted = typed.trim().toLowerCase();
  const begins = (one) => [one.name, one.shown].some((name) => name.toLowerCase().startsWith(wanted));
  const holds = (one) => [one.name, one.shown, one.about].some((text) => text.toLowerCase().includes(wanted));
  return [...all.filter(begins), ...all.filter((one) => !begins(one) && holds(one))];
}

/** The command whose whole name begins the line, and what follows its blank; null where there is none. */
export function begun(all, line) {
  const found = all
    .flatMap((one) => [one.name, one.shown].map((name) => ({ leaf: one, start: `/${name} ` })))
    .filter((one) => line.toLowerCase().startsWith(one.start.toLowerCase()))
    .sort((one, other) => other.start.length - one.start.length)[0];
  return found ? { leaf: found.leaf, rest: line.slice(found.start.length) } : null;
}

/** The command whose whole name the line is. */
export const exactly = (all, line) => begun(all, `${line.trim()} `)?.leaf ?? null;

/** What a typed line gives to each option: `option:text` by name, the rest to the first text option. */
export function given(leaf, rest) {
  const names = leaf.options.flatMap((one) => [one.name, local(one, "name")]);
  const escaped = names.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const starts = names.length ? [...rest.matchAll(new RegExp(`(?<!\\S)(${escaped.join("|")}):`, "g"))] : [];
  const values = new Map();
  starts.forEach((one, at) => {
    const option = leaf.options.find((other) => [other.name, local(other, "name")].includes(one[1]));
    values.set(option.name, rest.slice(one.index + one[0].length, starts[at + 1]?.index).trim());
  });
  const free = rest.slice(0, starts[0]?.index);
  const first = leaf.options.find((one) => one.type === TYPES.STRING && !values.has(one.name));
  if (free.trim() && first) values.set(first.name, starts.length ? free.trim() : free.trimStart());
  return values;
}
