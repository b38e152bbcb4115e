// Discord's markdown as nodes. Text in, nodes out; whatever is no markup stays text, and nothing becomes HTML.
//
// `known` names what is mentioned: user(id), role(id) and channel(id) return a name or undefined.
import { el, link, name } from "./dom.js";
import { stamp } from "./times.js";
import { say } from "./words.js";

const DEEPEST = 8; // markup inside markup; what lies deeper stays text
const MARKS = [["**", "strong"], ["__", "u"], ["~~", "s"], ["||", "spoiler"], ["*", "em"], ["_", "em"]];
const POINTED = [
  [/<@!?(\d{1,20})>/y, ([, id], known) => mention(known.user(id) ?? say("unknown-user"), "@")],
  [/<@&(\d{1,20})>/y, ([, id], known) => mention((known.role(id) ?? say("unknown-role")).replace(/^@/, ""), "@")],
  [/<#(\d{1,20})>/y, ([, id], known) => mention(known.channel(id) ?? say("unknown-channel"), "#")],
  [/<\/([^:>\n]{1,100}):\d{1,20}>/y, ([, command]) => mention(command, "/")],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, ([, seconds, style]) => stamp(seconds, style)],
  [/<a?:(\w{2,32}):\d{1,20}>/y, ([, emoji]) => document.createTextNode(`:${emoji}:`)],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, address]) => link(address, address)],
];
const MASKED = /\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\((?:<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))(?: +"[^"\n]*")?\)/y;
const ADDRESS = /https?:\/\/[^\s<[\]]+/y;
const WORD = /[\p{L}\p{N}]/u;

const mention = (text, prefix) => el("span", { class: "mention" }, name(prefix + text));

/** A whole message or text display. */
export function markdown(text, known) {
  const out = document.createDocumentFragment();
  const blocks = /```(?:([\w+#.-]{1,20})\n)?([\s\S]*?)```/g;
  let from = 0;
  for (const found of text.matchAll(blocks)) {
    if (!found[2].trim()) continue;
    addLines(out, text.slice(from, found.index).replace(/\n$/, ""), known);
    out.append(el("pre", { tabindex: "0" }, el("code", { text: found[2].replace(/^\n|\n$/g, "") })));
    from = found.index + found[0].length;
  }
  addLines(out, text.slice(from).replace(from ? /^\n/ : /$^/, ""), known);
  return out;
}

/** One line of markup: names of fields, titles. */
export function inlineMarkdown(text, known) {
  const out = document.createDocumentFragment();
  addInline(out, text, known, 0);
  return out;
}

function addLines(out, text, known, quoted = false) {
  if (!text) return;
  const lines = text.split("\n");
  let plain = [];
  const flush = () => {
    if (plain.length) out.append(block("p", plain.join("\n"), known));
    plain = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line.startsWith(">>> ") && !quoted) {
      flush();
      out.append(quote([line.slice(4), ...lines.slice(at + 1)].join("\n"), known));
      return;
    }
    const heading = /^(#{1,3}|-#) +(\S.*)$/.exec(line);
    if (heading) {
      flush();
      out.append(headed(heading[1], heading[2], known));
    } else if (line.startsWith("> ") && !quoted) {
      flush();
      const found = taken(lines, at, (one) => one.startsWith("> ") || one === ">");
      out.append(quote(found.map((one) => one.slice(2)).join("\n"), known));
      at += found.length - 1;
    } else if (isItem(line)) {
      flush();
      const kind = kindOf(line);
      const items = taken(lines, at, (one) => isItem(one) && (one.startsWith(" ") || kindOf(one) === kind));
      out.append(list(items, known));
      at += items.length - 1;
    } else plain.push(line);
  }
  flush();
}

function headed(mark, text, known) {
  if (mark === "-#") return block("p", text, known, "small");
  const node = block("p", text, known, `h${mark.length}`);
  node.setAttribute("role", "heading");
  node.setAttribute("aria-level", String(mark.length + 2));
  return node;
}

function block(tag, text, known, className) {
  const node = el(tag, { class: className });
  addInline(node, text, known, 0);
  return node;
}

function quote(text, known) {
  const node = el("blockquote");
  addLines(node, text, known, true); // quotes do not nest
  return node;
}

const kindOf = (line) => (/^ *\d/.test(line) ? "ordered" : "marked");
const isItem = (line) => /^ *(?:[-*]|\d{1,9}\.) +\S/.test(line);

function taken(lines, from, fits) {
  let to = from;
  while (to < lines.length && fits(lines[to])) to += 1;
  return lines.slice(from, to);
}

function list(lines, known) {
  const stack = [];
  let first = null;
  for (const line of lines) {
    const [, blanks, mark, text] = /^( *)([-*]|\d{1,9}\.) +(.*)$/.exec(line);
    const level = Math.min(Math.floor(blanks.length / 2), stack.length, DEEPEST);
    stack.length = Math.min(stack.length, level + 1);
    if (!stack[level]) {
      const made = /\d/.test(mark) ? el("ol", { start: parseInt(mark, 10) }) : el("ul");
      if (level) (stack[level - 1].lastElementChild ?? stack[level - 1]).append(made);
      else first = made;
      stack[level] = made;
    }
    stack[level].append(block("li", text, known));
  }
  return first;
}

function addInline(out, text, known, depth) {
  let plain = "";
  let at = 0;
  const put = (node, length) => {
    if (plain) out.append(plain);
    plain = "";
    out.append(node);
    at += length;
  };
  while (at < text.length) {
    const found = special(text, at, known, depth);
    if (found?.skip) {
      plain += text.slice(at + 1, at + 2);
      at += 2;
    } else if (found) put(found.node, found.length);
    else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain) out.append(plain);
}

/** What begins at `at` other than text: {node, length}, {skip} for an escaped sign, or null. */
function special(text, at, known, depth) {
  switch (text[at]) {
    case "\\":
      return /[!-/:-@[-`{-~]/.test(text[at + 1] ?? "") ? { skip: true } : null;
    case "`":
      return code(text, at);
    case "<":
      return pointed(text, at, known);
    case "[":
      return masked(text, at, known, depth);
    case "h":
      return address(text, at);
    case "@":
      return everyone(text, at);
    default:
      return "*_~|".includes(text[at]) && depth < DEEPEST ? marked(text, at, known, depth) : null;
  }
}

function code(text, at) {
  const ticks = /`+/y;
  ticks.lastIndex = at;
  const fence = ticks.exec(text)[0];
  let end = at + fence.length;
  for (;;) {
    end = text.indexOf(fence, end);
    if (end < 0) return null;
    ticks.lastIndex = end;
    const closing = ticks.exec(text)[0];
    if (closing.length === fence.length) break;
    end += closing.length;
  }
  const inside = text.slice(at + fence.length, end);
  return inside.trim() ? { node: el("code", { text: inside }), length: end + fence.length - at } : null;
}

function pointed(text, at, known) {
  for (const [pattern, make] of POINTED) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const node = found && make(found, known);
    if (node) return { node, length: found[0].length };
  }
  return null;
}

function masked(text, at, known, depth) {
  MASKED.lastIndex = at;
  const found = MASKED.exec(text);
  // A label that is itself an address could lie about where the link leads: shown as it was written.
  if (!found || depth >= DEEPEST || /https?:\/\//i.test(found[1])) return null;
  const node = link(found[2] ?? found[3]);
  addInline(node, found[1], known, depth + 1);
  return { node, length: found[0].length };
}

function address(text, at) {
  ADDRESS.lastIndex = at;
  const found = ADDRESS.exec(text);
  if (!found) return null;
  let shown = found[0].replace(/[.,:;!?'"*_~|]+$/, "");
  while (shown.endsWith(")") && shown.split(")").length > shown.split("(").length) shown = shown.slice(0, -1);
  return shown.length > 8 ? { node: link(shown, shown), length: shown.length } : null;
}

function everyone(text, at) {
  const found = /@(everyone|here)\b/y;
  found.lastIndex = at;
  const word = found.exec(text);
  return word ? { node: mention(word[1], "@"), length: word[0].length } : null;
}

function marked(text, at, known, depth) {
  for (const [mark, tag] of MARKS) {
    if (!text.startsWith(mark, at)) continue;
    const end = closing(text, at + mark.length, mark);
    if (end < 0 || !opens(text, at, mark)) continue;
    const node = tag === "spoiler" ? spoiler() : el(tag);
    addInline(node, text.slice(at + mark.length, end), known, depth + 1);
    return { node, length: end + mark.length - at };
  }
  return null;
}

/** One * must stand before a letter, one _ outside a word. */
function opens(text, at, mark) {
  if (mark === "*") return !/\s/.test(text[at + 1] ?? " ");
  return mark !== "_" || !WORD.test(text[at - 1] ?? "");
}

function closing(text, from, mark) {
  const one = mark[0];
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (mark.length === 1 && text[at] === one && text[at + 1] === one) at += 1;
    else if (text.startsWith(mark, at) && at > from && text[at + mark.length] !== one && closes(text, at, mark)) return at;
  }
  return -1;
}

function closes(text, at, mark) {
  if (mark === "*") return !/\s/.test(text[at - 1]);
  return mark !== "_" || !WORD.test(text[at + 1] ?? "");
}

function spoiler() {
  const show = () => {
    node.classList.add("shown");
    for (const one of ["role", "tabindex", "aria-label"]) node.removeAttribute(one);
  };
  const onKey = (event) => {
    if (event.key === "Enter" || event.key === " ") show();
  };
  const node = el("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler"), on: { click: show, keydown: onKey },
  });
  return node;
}
