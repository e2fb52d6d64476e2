// The box to write in: grows with its text, Enter sends, and says when a message is too long.
import { fill } from "./text.js";

const box = document.getElementById("message");
const limit = document.getElementById("limit");
const NEAR = 500; // characters left when the count starts to show

/** Wire the box; `send(text)` gets every message. */
export function composer(words, send) {
  let most = Infinity;

  function length() {
    return Array.from(box.value.trim()).length; // counted as the server counts: characters, not UTF-16 units
  }

  function redraw() {
    box.style.height = "auto";
    box.style.height = box.scrollHeight + box.offsetHeight - box.clientHeight + "px";
    const left = most - (box.value.length < most - 2 * NEAR ? box.value.length : length());
    const sentence = left < 0 ? words.composer.too_long : left <= NEAR ? words.composer.left : "";
    limit.textContent = fill(sentence, { count: Math.abs(left).toLocaleString() });
    if (left < 0) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }

  function submit(event) {
    event.preventDefault();
    const text = box.value.trim();
    box.focus();
    if (!text || length() > most) return;
    box.value = "";
    redraw();
    send(text);
  }

  box.addEventListener("input", redraw);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  });
  document.getElementById("composer").addEventListener("submit", submit);

  return {
    limitTo(characters) {
      most = characters;
      redraw();
    },
    focus: () => box.focus(),
  };
}
