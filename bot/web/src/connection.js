// The line to the server: one session kept across reloads, and every message delivered once, in order.
import { io } from "socket.io-client";

const SESSION = "waymark-session"; // the signed id only; nothing that was said is kept in the browser
let session = null; // for browsers that refuse storage

function recall() {
  try {
    return localStorage.getItem(SESSION);
  } catch {
    return session;
  }
}

function remember(id) {
  session = id;
  try {
    localStorage.setItem(SESSION, id);
  } catch {
    // Private windows may refuse; the conversation then lasts as long as the page.
  }
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Open the line. `on` has: session(confirmed, unsent), message(envelope), said(text), done(), problem(text), lost(). */
export function openLine(on) {
  const socket = io({ transports: ["websocket", "polling"], tryAllTransports: true, reconnectionDelayMax: 8000 });
  let ready = false;
  let outbox = []; // what the server has not acknowledged yet

  const ask = (id) => socket.emit("session_request", { session_id: id });
  const deliver = (entry) =>
    socket.emit("user_uttered", entry, () => {
      outbox = outbox.filter((each) => each !== entry);
    });

  socket.on("connect", () => ask(recall()));
  socket.on("session_confirm", (confirmed) => {
    remember(confirmed.session_id);
    ready = true;
    const arrived = new Set(confirmed.history.map((entry) => entry.id));
    outbox = outbox.filter((entry) => !arrived.has(entry.id));
    on.session(confirmed, outbox);
    outbox.forEach(deliver);
  });
  socket.on("bot_uttered", on.message);
  socket.on("user_said", (said) => on.said(said.text));
  socket.on("turn_done", on.done);
  socket.on("problem", (problem) => on.problem(problem.message));
  socket.on("disconnect", (reason) => {
    ready = false;
    on.lost();
    if (reason === "io server disconnect") socket.connect(); // the one case that socket.io does not retry by itself
  });
  socket.on("connect_error", () => on.lost());
  window.addEventListener("online", () => socket.connect());

  return {
    say(message) {
      const entry = { id: newId(), message };
      outbox.push(entry);
      if (ready) deliver(entry);
      return ready;
    },
    startAgain() {
      outbox = [];
      remember("");
      if (ready) ask(null);
    },
  };
}
