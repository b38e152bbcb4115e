// A form the bot shows: its fields in order, what they refuse, and sending it back.
import { offered } from "./components.js";
import { el } from "./dom.js";
import { markdown } from "./markdown.js";
import { closePopup } from "./popup.js";
import { selectMenu } from "./select.js";
import { Unreachable, act } from "./server.js";
import { say } from "./words.js";

const TEXT_INPUT = 4;
const TEXT = 10;
const LABEL = 18;
const PARAGRAPH = 2;
const RADIO = 21;
const BOXES = 22;
const BOX = 23;
const LONGEST = 4000;
let count = 0;

/** Show the form; `back` puts the focus back when it closes. */
export function openModal(modal, { world, back }) {
  closePopup();
  const fields = [];
  const context = { fields, pickable: (what) => world.pickable(what), known: world.known };
  const problem = el("p", { class: "note", role: "alert" });
  const dialog = el("dialog", { class: "modal", "aria-labelledby": "modal-title" });
  const send = el("button", { type: "submit", class: "btn primary", text: say("submit") });
  const form = el("form", { novalidate: true, on: { submit: (event) => submit(event) } },
    el("h2", { id: "modal-title", text: modal.title }),
    el("div", { class: "modal-parts" }, modal.components.map((one) => part(one, context))),
    el("p", { class: "small muted", text: say("form-note", { name: world.state.bot.name }) }),
    problem,
    el("div", { class: "modal-foot" },
      el("button", { type: "button", class: "btn secondary", text: say("cancel"), on: { click: () => dialog.close() } }), send));
  dialog.append(form);

  async function submit(event) {
    event.preventDefault();
    problem.textContent = "";
    const wrong = fields.filter((one) => !one.check());
    if (wrong.length) return wrong[0].focus();
    send.disabled = true;
    try {
      const values = Object.fromEntries(fields.map((one) => [one.id, one.value()]).filter(([, value]) => value !== undefined));
      const answer = await act("submits", { person: world.person.id, modal, values });
      if (answer.kind === "none") problem.textContent = say("form-failed");
      else dialog.close();
    } catch (error) {
      problem.textContent = error instanceof Unreachable ? say("not-sent") : say("refused", { why: error.message });
    } finally {
      send.disabled = false;
    }
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Tab") keepInside(event, dialog);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) form.requestSubmit();
  });
  dialog.addEventListener("close", () => {
    closePopup();
    dialog.remove();
    back();
  });
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.focus();
}

/** Tab goes round inside the form. */
function keepInside(event, dialog) {
  const all = [...dialog.querySelectorAll("button, input, textarea, a[href], [tabindex='0']")].filter((one) => !one.disabled && one.offsetParent);
  const end = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== end) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0]).focus();
}

function part(one, context) {
  if (one.type === TEXT) return el("div", { class: "text" }, markdown(one.content, context.known));
  if (one.type === LABEL) return labelled(one.component, one.label, one.description, context);
  return el("div", {}, (one.components ?? []).map((each) => labelled(each, each.label, null, context)));
}

function labelled(field, label, description, context) {
  const id = `field-${(count += 1)}`;
  const about = description ? el("p", { class: "muted", id: `${id}-about`, text: description }) : null;
  const wrong = el("p", { class: "note", id: `${id}-wrong`, role: "alert" });
  const made = make(field, { id, label, described: [about && `${id}-about`, `${id}-wrong`].filter(Boolean).join(" "), wrong, context });
  if (!made) return el("p", { class: "muted", text: say("unsupported") });
  context.fields.push({ id: field.custom_id, ...made });
  const mark = field.required === false ? el("span", { class: "muted", text: ` (${say("optional")})` }) : null;
  return el("div", { class: "modal-field" }, el("label", { for: id, id: `${id}-label` }, label, mark), about, made.node, wrong);
}

function make(field, more) {
  if (field.type === TEXT_INPUT) return textField(field, more);
  if (field.type === RADIO || field.type === BOXES) return ticks(field, more);
  if (field.type === BOX) return box(field, more);
  return field.options || [5, 6, 7, 8].includes(field.type) ? menu(field, more) : null;
}

function textField(field, { id, described, wrong }) {
  const long = field.style === PARAGRAPH;
  const node = el(long ? "textarea" : "input", {
    id, type: long ? null : "text", rows: long ? "5" : null, placeholder: field.placeholder, maxlength: String(field.max_length ?? LONGEST),
    "aria-required": String(field.required !== false), "aria-describedby": described,
  });
  node.value = field.value ?? "";
  const check = () => {
    const length = [...node.value].length;
    const least = field.min_length ?? 0;
    const empty = field.required !== false && !length;
    wrong.textContent = empty ? say("fill-in") : length && length < least ? say("too-short", { count: least }) : "";
    node.setAttribute("aria-invalid", String(Boolean(wrong.textContent)));
    return !wrong.textContent;
  };
  return { node, check, value: () => node.value, focus: () => node.focus() };
}

function menu(field, { id, label, wrong, context }) {
  const options = field.options ?? offered(field, context);
  let values = options.filter((one) => one.default).map((one) => one.value);
  const node = selectMenu({
    options, placeholder: field.placeholder, min: field.required === false ? 0 : (field.min_values ?? 1), max: field.max_values ?? 1, label,
    picked: (picked) => { values = picked; },
  });
  node.id = id;
  return { node, check: required(field, wrong, () => values.length > 0), value: () => values, focus: () => node.focus() };
}

function ticks(field, { id, wrong }) {
  const many = field.type === BOXES;
  const boxes = field.options.map((one) => {
    const input = el("input", { type: many ? "checkbox" : "radio", name: id, value: one.value });
    input.checked = Boolean(one.default);
    return input;
  });
  const node = el("div", { role: many ? "group" : "radiogroup", "aria-labelledby": `${id}-label`, id },
    field.options.map((one, at) => el("label", { class: "tick" }, boxes[at],
      el("span", {}, one.label, one.description ? el("span", { class: "muted", text: ` ${one.description}` }) : null))));
  const values = () => boxes.filter((one) => one.checked).map((one) => one.value);
  return { node, check: required(field, wrong, () => values().length > 0), value: values, focus: () => boxes[0].focus() };
}

function box(field, { id }) {
  const node = el("input", { type: "checkbox", id });
  node.checked = Boolean(field.default);
  return { node, check: () => true, value: () => node.checked, focus: () => node.focus() };
}

function required(field, wrong, isThere) {
  return () => {
    wrong.textContent = field.required !== false && !isThere() ? say("fill-in") : "";
    return !wrong.textContent;
  };
}
