// Makes the page smooth; everything works without it by plain forms.
"use strict";
(() => {
  const root = document.documentElement;
  const thread = document.getElementById("thread");
  const composer = document.querySelector("[data-composer]");
  const box = composer.elements.text;
  const picker = composer.querySelector("[data-files]");
  const chips = composer.querySelector("[data-chips]");
  const notice = composer.querySelector("[data-notice]");
  const largest = Number(composer.dataset.largest);
  const follows = thread.dataset.follow === "yes";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const POLL_MS = 20000;
  let files = [];
  let mark = null;
  let sending = 0;
  root.classList.add("js");

  const nonce = () => Array.from(crypto.getRandomValues(new Uint8Array(15)), (b) => b.toString(36).padStart(2, "0")).join("");
  const make = (tag, cls, text) => {
    const made = document.createElement(tag);
    if (cls) made.className = cls;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const toEnd = (smooth) => window.scrollTo({ top: document.body.scrollHeight, behavior: smooth && !calm.matches ? "smooth" : "auto" });
  const atEnd = () => innerHeight + scrollY > document.body.scrollHeight - 240;

  // ---- files to send: chosen, dropped or pasted
  function addFiles(more) {
    files = files.concat(Array.from(more)).slice(0, 20);
    picker.value = "";
    showChips();
  }
  function showChips() {
    chips.replaceChildren(...files.map((file, place) => {
      const chip = make("li", file.size > largest ? "large" : "");
      chip.append(make("span", "", file.name));
      const off = make("button", "", "×");
      off.type = "button";
      off.setAttribute("aria-label", `Leave out ${file.name}`);
      off.addEventListener("click", () => { files.splice(place, 1); showChips(); box.focus(); });
      chip.append(off);
      return chip;
    }));
    const large = files.filter((file) => file.size > largest).map((file) => file.name);
    notice.textContent = large.length ? `Larger than ${Math.round(largest / 1048576)} MB, so it can't be sent: ${large.join(", ")}` : "";
  }
  picker.addEventListener("change", () => { addFiles(picker.files); box.focus(); });
  box.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) { event.preventDefault(); addFiles(event.clipboardData.files); }
  });

  const dropping = document.querySelector("[data-dropping]");
  let inside = 0;
  const bringsFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  addEventListener("dragenter", (event) => { if (bringsFiles(event)) { inside += 1; dropping.hidden = false; } });
  addEventListener("dragleave", (event) => { if (bringsFiles(event)) { inside -= 1; if (inside <= 0) { inside = 0; dropping.hidden = true; } } });
  addEventListener("dragover", (event) => { if (bringsFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    inside = 0;
    dropping.hidden = true;
    addFiles(event.dataTransfer.files);
    box.focus();
  });

  // ---- saying something
  function gather(form, submitter) {
    const body = new FormData();
    for (const name of ["who", "token"]) if (form.elements[name]) body.set(name, form.elements[name].value);
    body.set("nonce", nonce());
    if (form !== composer) { body.set("text", submitter.value); return body; }
    body.set("text", box.value);
    for (const file of files) {
      if (file.size > largest) body.append("too_large", file.name); else body.append("files", file, file.name);
    }
    return body;
  }

  function showPending(body, label) {
    const turn = make("article", "turn pending fresh");
    const mine = make("div", "mine");
    const bubble = make("div", "bubble");
    bubble.append(make("p", "", label));
    for (const file of body.getAll("files")) bubble.append(make("p", "file", file.name));
    mine.append(bubble);
    const theirs = make("div", "theirs");
    const dots = make("div", "thinking");
    dots.setAttribute("aria-label", "Tally is reading");
    dots.append(make("i"), make("i"), make("i"));
    theirs.append(dots);
    turn.append(mine, theirs);
    thread.append(turn);
    toEnd(true);
    return turn;
  }

  async function send(body, turn, byKey) {
    sending += 1;
    thread.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch("/say", { method: "POST", body, headers: { "x-tally": "part" } });
      if (answer.status === 401 || answer.status === 409) {
        sessionStorage.setItem("draft", body.get("text")); // found in the line again afterwards
        location.assign(answer.status === 401 ? "/sign-in" : "/");
        return;
      }
      if (answer.status === 413) { fail(body, turn, await answer.text(), false); return; }
      if (!answer.ok) { fail(body, turn, "Something went wrong on my side.", true); return; }
      mark = answer.headers.get("etag");
      const part = await answer.text();
      turn.remove();
      update(part);
      const latest = thread.lastElementChild;
      if (byKey && latest) latest.querySelector(".theirs").focus({ preventScroll: true });
    } catch {
      fail(body, turn, "That did not go through: there is no connection to Tally.", true);
    } finally {
      sending -= 1;
      if (!sending) thread.removeAttribute("aria-busy");
    }
  }

  function fail(body, turn, words, again) {
    const theirs = turn.querySelector(".theirs");
    const said = make("section", "reply");
    said.append(make("p", "", words));
    if (again) {
      const row = make("div", "choices");
      const retry = make("button", "", "Send it again");
      retry.type = "button";
      // The same nonce: if it did arrive after all, it is heard once.
      retry.addEventListener("click", () => { const next = showPending(body, turn.querySelector(".bubble p").textContent); turn.remove(); send(body, next, true); });
      row.append(retry);
      said.append(row);
    }
    theirs.replaceChildren(said);
    toEnd(true);
  }

  // ---- what is new: turns are added, buttons that mean nothing any more go
  function update(part) {
    const fresh = new DOMParser().parseFromString(part, "text/html");
    const stay = atEnd();
    const welcome = document.querySelector("[data-welcome]");
    let added = null;
    for (const turn of fresh.querySelectorAll(".turn")) {
      const here = document.getElementById(turn.id);
      if (!here) {
        turn.classList.add("fresh");
        const pending = thread.querySelector(".pending");
        if (pending) pending.before(turn); else thread.append(turn);
        added = turn;
      } else if (here.dataset.replies !== turn.dataset.replies) {
        here.replaceWith(turn);
      } else {
        syncChoices(here, turn);
      }
    }
    if (added && welcome) welcome.remove();
    if (added && (stay || sending)) toEnd(true);
  }
  function syncChoices(here, turn) {
    const now = turn.querySelectorAll(".reply");
    here.querySelectorAll(".reply").forEach((reply, place) => {
      const old = reply.querySelector(".choices");
      const still = now[place] && now[place].querySelector(".choices");
      if (old && !still) old.remove();
      if (old && still) old.querySelectorAll("button").forEach((button) => { button.disabled = false; });
    });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-say]")) return;
    if (!follows) return; // an old stretch of the thread: the plain form leads back to the latest
    event.preventDefault();
    const submitter = event.submitter;
    if (form === composer) {
      if (!box.value.trim() && !files.length) { box.focus(); return; }
      const body = gather(form, submitter);
      const names = body.getAll("too_large").concat(body.getAll("files").map((file) => file.name));
      const label = box.value.trim() || names.join(", ");
      box.value = "";
      files = [];
      showChips();
      grow();
      send(body, showPending(body, label), false);
      box.focus();
      return;
    }
    if (!submitter || submitter.disabled) return;
    const body = gather(form, submitter);
    const byKey = document.activeElement === submitter;
    form.querySelectorAll("button").forEach((button) => { button.disabled = true; });
    send(body, showPending(body, submitter.value), byKey);
  });

  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      composer.requestSubmit(composer.querySelector(".send"));
    }
  });
  function grow() {
    if (CSS.supports("field-sizing", "content")) return;
    box.rows = Math.min(7, Math.max(1, box.value.split("\n").length));
  }
  box.addEventListener("input", grow);

  // ---- what Tally says unasked
  async function look() {
    if (document.hidden || sending || !follows) return;
    try {
      const answer = await fetch("/thread", { headers: mark ? { "if-none-match": mark } : {} });
      if (answer.status === 401) { location.assign("/sign-in"); return; }
      if (answer.status !== 200 || sending) return;
      mark = answer.headers.get("etag");
      update(await answer.text());
    } catch {
      return; // offline: the next look finds it
    }
  }
  setInterval(look, POLL_MS);
  document.addEventListener("visibilitychange", look);

  const draft = sessionStorage.getItem("draft");
  if (draft && !box.value) box.value = draft;
  sessionStorage.removeItem("draft");

  const menu = document.querySelector("[data-menu]");
  addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  const people = document.querySelector("[data-picker] select");
  if (people) people.addEventListener("change", () => people.form.submit());
  if (follows && !location.hash.startsWith("#main")) toEnd(false);
})();
