// Turns the bot's plain text into elements. Only textContent is ever set, so nothing in a message can become markup.

/** Make an element: `make("p", { className: "first" }, "words", child, …)`. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Put `children` in place of all that `element` holds (`replaceChildren` is too new for old phones). */
export function put(element, ...children) {
  element.textContent = "";
  element.append(...children);
}

/** Blank lines part paragraphs; lines that start with "- " become a list. */
export function paragraphs(text) {
  const blocks = [];
  for (const block of text.split(/\n\s*\n/)) {
    let lines = null;
    let list = null;
    for (const line of block.split("\n").filter((each) => each.trim())) {
      if (line.startsWith("- ")) {
        lines = null;
        if (!list) blocks.push((list = make("ul")));
        list.append(make("li", { textContent: line.slice(2).trim() }));
      } else {
        list = null;
        if (lines) lines.append(make("br"), line.trim());
        else blocks.push((lines = make("p", { textContent: line.trim() })));
      }
    }
  }
  return blocks;
}

/** Fill `{field}`s of a sentence. */
export function fill(sentence, fields) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}

/** A number to ring, as a link that a phone dials. */
export function phoneLink(number, label) {
  return make("a", { href: "tel:" + number.replace(/[^\d+*#]/g, ""), textContent: label });
}

/** Words for screen readers only. */
export function apart(words) {
  return make("span", { className: "apart", textContent: words });
}
