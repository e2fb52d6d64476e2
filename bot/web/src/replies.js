// Quick replies: real buttons below the last message, gone once one is chosen or something else is said.
import { apart, make, put } from "./text.js";

const group = document.getElementById("replies");

/** Show `buttons` ({ title, payload }); `choose(payload, byKeyboard)` gets the one chosen. Returns their group. */
export function offer(buttons, choose) {
  withdraw();
  for (const button of buttons) {
    const element = make("button", { type: "button", textContent: button.title });
    element.addEventListener("click", (event) => choose(button.payload, event.detail === 0));
    group.append(element);
  }
  group.hidden = !buttons.length;
  return group;
}

/** Take the buttons away. */
export function withdraw() {
  group.hidden = true;
  put(group);
}

/** Tell screen readers, inside the message, that there are buttons below it. */
export function announce(message, sentence) {
  message.append(apart(" " + sentence));
}
