// The chat page: joins the log, the box, the quick replies and the line to the server.
import { composer } from "./composer.js";
import { openLine } from "./connection.js";
import { messageLog } from "./messages.js";
import { announce, offer, withdraw } from "./replies.js";
import { make, phoneLink, put } from "./text.js";

const ANSWER_WITHIN = 10_000; // then the person is told how to get help without the bot
const words = JSON.parse(document.getElementById("words").textContent);
const at = (id) => document.getElementById(id);
const messages = messageLog(words);

let help = words.numbers;
let state = "new"; // then "open", and "lost" whenever the line breaks
let patience = null;
let warned = false;

function status(sentence, writing = false) {
  at("status-text").textContent = sentence;
  at("dots").hidden = !writing;
}

function showNumbers(lines) {
  return lines.map(({ label, number, note }) => {
    const line = number ? phoneLink(number, label) : make("strong", { textContent: label });
    return make("li", {}, line, make("span", { className: "note", textContent: note }));
  });
}

function comfort(sentence) {
  if (warned) return;
  warned = true;
  messages.notice(make("p", { textContent: sentence }), make("ul", { className: "numbers" }, ...showNumbers(help)));
}

function expectAnswer() {
  clearTimeout(patience);
  patience = setTimeout(() => comfort(state === "open" ? words.status.no_answer : words.status.no_connection), ANSWER_WITHIN);
}

function answered() {
  clearTimeout(patience);
  warned = false;
}

function say(text) {
  withdraw();
  messages.user(text);
  const sent = line.say(text);
  status(sent ? words.status.writing : words.status.waiting, sent);
  expectAnswer();
}

function choose(payload, byKeyboard) {
  say(payload);
  // On a touch screen, focus in the box would raise the keyboard over the answer.
  if (byKeyboard || !matchMedia("(hover: none)").matches) box.focus();
  else at("log").focus({ preventScroll: true });
}

function suggest(message, buttons) {
  if (buttons.length) announce(message, words.log.suggestions_follow);
  messages.settle(offer(buttons, choose));
}

const greeting = { text: words.greeting, custom: { type: "greeting" } };

function greet(starters) {
  suggest(messages.bot(greeting), starters.map((starter) => ({ title: starter, payload: starter })));
}

/** The conversation as it stood before a reload: with the greeting, unless it has been cleared since. */
function restore(history) {
  const [first] = history;
  const cleared = first && first.from === "bot" && first.envelope.custom.cleared;
  messages.restore(first && !cleared ? [{ from: "bot", envelope: greeting }, ...history] : history);
}

const line = openLine({
  session(session, unsent) {
    const forgotten = state === "lost" && !session.history.length && messages.spoken();
    state = "open";
    answered();
    help = session.help.lines;
    put(at("numbers"), ...showNumbers(help));
    box.limitTo(session.max_characters);
    status("");
    // A server that forgot the conversation must not wipe it, least of all emergency advice, from the screen.
    if (forgotten) {
      messages.notice(make("p", { textContent: words.status.forgotten }));
    } else {
      withdraw();
      restore(session.history);
      unsent.forEach((entry) => messages.user(entry.message));
      const last = session.history[session.history.length - 1];
      if (!last && !unsent.length) greet(session.starters);
      else if (last && last.from === "bot" && !unsent.length) messages.settle(offer(last.envelope.buttons, choose));
    }
    if (unsent.length || session.busy) {
      status(words.status.writing, true);
      expectAnswer();
    }
  },
  message(envelope) {
    answered();
    if (envelope.custom.cleared) messages.clearPin();
    suggest(messages.bot(envelope), envelope.buttons);
  },
  said(text) {
    withdraw();
    messages.user(text);
    status(words.status.writing, true);
  },
  done() {
    answered();
    status("");
  },
  problem(sentence) {
    answered();
    status("");
    messages.notice(make("p", { textContent: sentence }));
  },
  lost() {
    if (state === "open") state = "lost";
    status(state === "new" ? words.status.connecting : words.status.reconnecting);
  },
});
const box = composer(words, say);
status(words.status.connecting);
expectAnswer();

at("again").addEventListener("click", () => {
  at("confirm").hidden = false;
  at("confirm-yes").focus();
});
at("confirm-no").addEventListener("click", () => {
  at("confirm").hidden = true;
  at("again").focus();
});
at("confirm-yes").addEventListener("click", () => {
  at("confirm").hidden = true;
  messages.clearPin();
  messages.restore([]);
  withdraw();
  line.startAgain();
  box.focus();
});
at("help").addEventListener("keydown", (event) => {
  if (event.key === "Escape") at("help").open = false;
});
