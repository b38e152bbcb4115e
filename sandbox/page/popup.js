// A list or menu that opens beside a button: placed inside the window, closed by Escape, Tab or a press elsewhere.
import { byId } from "./dom.js";

const GAP = 6;
let open = null;

/** Close what is open; the focus goes back to its button if it was inside. */
export function closePopup() {
  if (!open) return;
  const { node, anchor, closed } = open;
  const inside = node.contains(document.activeElement);
  open = null;
  node.remove();
  if (inside) anchor.focus();
  closed?.();
}

/** Show `node` beside `anchor`, inside `layer` (a dialog has its own); `closed` is called when it goes. */
export function openPopup(node, anchor, { closed, wide = false } = {}) {
  closePopup();
  const layer = anchor.closest("dialog") ?? byId("layer");
  node.classList.add("popup");
  layer.append(node);
  const at = anchor.getBoundingClientRect();
  if (wide) node.style.width = `${Math.max(at.width, 200)}px`;
  const size = node.getBoundingClientRect();
  const below = at.bottom + GAP + size.height <= innerHeight || at.top < size.height;
  const top = below ? at.bottom + GAP : at.top - GAP - size.height;
  node.style.top = `${Math.max(GAP, Math.min(top, innerHeight - size.height - GAP))}px`;
  node.style.left = `${Math.max(GAP, Math.min(at.left, innerWidth - size.width - GAP))}px`;
  open = { node, anchor, closed };
}

document.addEventListener("pointerdown", (event) => {
  if (open && !open.node.contains(event.target) && !open.anchor.contains(event.target)) closePopup();
});
document.addEventListener("keydown", (event) => {
  if (!open || (event.key !== "Escape" && event.key !== "Tab")) return;
  const done = open.node.querySelector(".btn");
  event.stopPropagation();
  if (event.key === "Tab" && !event.shiftKey && done && document.activeElement !== done) {
    event.preventDefault();
    return done.focus();
  }
  if (event.key === "Escape") event.preventDefault();
  closePopup();
}, true);
addEventListener("resize", closePopup);
