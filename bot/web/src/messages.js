// The log: what each message looks like, and the emergency advice that stays in view.
import { apart, fill, make, paragraphs, phoneLink, put } from "./text.js";

const ALARMS = ["emergency", "crisis"];
const log = document.getElementById("log");
const pinned = document.getElementById("pinned");
const warning = document.getElementById("warning");
const composer = document.querySelector(".composer");

/** Draw messages with the given words of the page. */
export function messageLog(words) {
  let anchor = null; // the first message since the person last spoke: reading starts there

  function show(element) {
    log.append(element);
    anchor = anchor || element;
    settle(element);
    return element;
  }

  /** Bring `element` into view, but never so far that the beginning of the answer leaves it. */
  function settle(element) {
    const above = pinned.hidden ? document.getElementById("help") : pinned;
    const room = composer.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
    const from = anchor || element; // Measured, not seen: scrolling is not done yet when it is asked for.
    const fits = element.getBoundingClientRect().bottom - from.getBoundingClientRect().top <= room;
    if (fits) element.scrollIntoView({ block: "nearest" });
    else from.scrollIntoView({ block: "start" });
  }

  function user(text) {
    anchor = null;
    show(make("div", { className: "message user" }, apart(words.log.you + " "), text));
    anchor = null;
  }

  function bot(envelope) {
    const kind = envelope.custom.type;
    const alarming = ALARMS.includes(kind);
    const blocks = paragraphs(envelope.text);
    if (blocks.length && (alarming || kind === "assessment")) blocks[0].classList.add("first");
    const body = alarming
      ? [bar(kind), make("div", { className: "words" }, ...blocks, ...calls(envelope))]
      : [apart(words.log.bot + " "), ...blocks];
    const element = make("div", { className: "message bot" }, ...body);
    element.classList.add(alarming ? "alarm" : "type-" + String(kind).replace(/\W/g, ""));
    if (kind === "assessment") element.classList.add("assessment");
    show(element);
    if (alarming) pin(envelope, element);
    return element;
  }

  function notice(...children) {
    return show(make("div", { className: "message notice" }, ...children));
  }

  function bar(kind) {
    const heading = kind === "crisis" ? words.emergency.crisis_heading : words.emergency.heading;
    return make("p", { className: "bar" }, warning.content.cloneNode(true), heading);
  }

  function calls(envelope) {
    const given = (envelope.custom.help || {}).call || [];
    const links = given.map((each) => phoneLink(each.number, fill(words.emergency.call, each)));
    // An alarm without numbers of its own still offers those of the region.
    const kinds = ["crisis", "emergency"].slice(envelope.custom.type === "crisis" ? 0 : 1);
    const usual = words.numbers.filter((line) => kinds.includes(line.kind) && line.number).reverse();
    if (!links.length) links.push(...usual.map((line) => phoneLink(line.number, line.label)));
    return links.length ? [make("p", { className: "calls" }, ...links)] : [];
  }

  /** Keep the advice in view: one block for each kind, as both may be needed at once. */
  function pin(envelope, element) {
    const kind = envelope.custom.type;
    const before = pinned.querySelector("." + kind);
    // A reminder must not shorten the advice that stands there.
    if (before && envelope.custom.reminder) return;
    const heading = bar(kind);
    put(heading, make("span", { className: "column" }, ...heading.childNodes));
    const blocks = paragraphs(envelope.text);
    if (blocks.length) blocks[0].classList.add("first");
    const links = calls(envelope)[0] || make("p", { className: "calls" });
    if (blocks.length > 1) links.append(readAll(element));
    const advice = make("div", { className: "words column" }, ...blocks.slice(0, 1), links);
    const block = make("div", { className: kind }, heading, advice);
    if (before) before.remove();
    if (kind === "emergency") pinned.prepend(block);
    else pinned.append(block);
    pinned.hidden = false;
  }

  function readAll(element) {
    const button = make("button", { type: "button", className: "quiet", textContent: words.emergency.read_all });
    button.addEventListener("click", () => {
      element.tabIndex = -1;
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: "start" });
    });
    return button;
  }

  /** Draw a whole conversation without having it read out again. */
  function restore(entries) {
    log.setAttribute("aria-live", "off");
    put(log);
    for (const entry of entries) {
      if (entry.from === "user") user(entry.text);
      else bot(entry.envelope);
    }
    setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
  }

  function clearPin() {
    pinned.hidden = true;
    put(pinned);
  }

  return { user, bot, notice, restore, clearPin, settle, spoken: () => log.querySelector(".user") !== null };
}
