// The map and its ranking: one figure. A municipality under the pointer or in focus is marked in
// both and says what it is; a click or Enter chooses it; arrow keys walk; the year is painted here.
// Python is told of a year when it rests, so that a quick hand is never answered with an old one.
const REST_MS = 300;
const STEP_MS = [400, 1500];
const SHOW_MS = 9000;
const figures = new WeakMap();
// Those on the page: nobody says when one is taken away with its page.
const living = new Set();

// A file is of the year that is seen: whatever is pressed elsewhere ends the play, but for a link to
// another page, which a year told now would call back.
document.addEventListener("pointerdown", (event) => {
  const path = event.composedPath();
  if (path[0].closest?.("a[href]:not([data-code])")) return;
  for (const figure of living) if (!path.includes(figure.bar)) figure.stop();
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const figure of living) figure.unmark();
});
new MutationObserver(() => {
  for (const figure of living) if (!figure.map.isConnected) figure.leave();
}).observe(document.body, { childList: true, subtree: true });

export default function (component) {
  const { parentElement } = component;
  let figure = figures.get(parentElement);
  if (!figure) figures.set(parentElement, (figure = new Figure(parentElement)));
  figure.take(component.data, component.setTriggerValue);
}

class Figure {
  constructor(root) {
    this.root = root;
    this.map = root.querySelector(".map");
    this.ranking = root.querySelector(".ranking");
    this.tip = root.querySelector("[role=tooltip]");
    this.bar = root.querySelector(".years");
    this.select = root.querySelector("select");
    this.button = root.querySelector("button");
    this.large = root.querySelector("output");
    this.select.addEventListener("change", () => this.chose(Number(this.select.value)));
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    for (const part of [this.map, this.ranking]) this.listen(part);
    living.add(this);
  }

  // Gone with its page: no year moves on the next one.
  leave() {
    clearInterval(this.timer);
    clearTimeout(this.resting);
    living.delete(this);
    this.still();
  }

  // New data: other drawings when the page has followed, another year when the address has one.
  take(data, tell) {
    const old = this.data ?? {};
    this.data = data;
    this.tell = tell;
    this.frames = data.frames;
    if (old.of !== data.of) this.stop(false);
    const moving = this.timer || this.resting;
    if (!moving && (old.of !== data.of || old.year !== data.year)) this.year = data.year;
    this.draw(this.map, data.map, old.map);
    this.draw(this.ranking, data.ranking, old.ranking);
    this.control();
    this.paint(this.year);
    if (!moving) this.still();
  }

  draw(part, svg, before) {
    part.hidden = !svg;
    if (svg === before) return;
    const focused = this.root.activeElement ?? this.root.getRootNode().activeElement;
    const code = part.contains(focused) ? focused.closest("a")?.dataset.code : undefined;
    part.innerHTML = svg;
    const links = [...part.querySelectorAll("a[data-code]")];
    const first = links.find((link) => link.hasAttribute("aria-current")) ?? links[0];
    for (const link of links) link.setAttribute("tabindex", link === first ? "0" : "-1");
    // A redraw must not throw a keyboard user back to the top of the page.
    if (code) this.focus(links.find((link) => link.dataset.code === code));
  }

  control() {
    const { years, labels } = this.data;
    this.bar.hidden = years.length < 2;
    if (this.bar.hidden) return;
    this.select.previousElementSibling.textContent = labels.year;
    const shown = [...this.select.options].map((option) => Number(option.value));
    if (String(shown) !== String(years)) {
      this.select.replaceChildren(...years.map((year) => new Option(String(year), String(year))));
    }
    this.button.hidden = this.frames.length < 3;
    this.button.textContent = this.timer ? labels.stop : labels.play;
  }

  chose(year) {
    this.stop(false);
    this.year = year;
    this.paint(year);
    this.moving("stepping");
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.settle(), REST_MS);
  }

  play() {
    let number = this.frames.findIndex((frame) => frame.year === this.year);
    if (number === this.frames.length - 1) number = -1;
    const pace = Math.min(Math.max(SHOW_MS / this.frames.length, STEP_MS[0]), STEP_MS[1]);
    const step = () => {
      number += 1;
      this.year = this.frames[number].year;
      this.paint(this.year);
      if (number === this.frames.length - 1) this.stop();
    };
    this.timer = setInterval(step, pace);
    this.moving("playing");
    step();
    this.control();
  }

  stop(telling = true) {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.control();
    if (telling) this.settle();
  }

  settle() {
    this.resting = undefined;
    if (this.year === this.data.year) this.still();
    else this.tell("year", String(this.year));
  }

  // While the year moves no heading of the page may claim another one (`page.css`).
  moving(how) {
    document.documentElement.dataset.year = how;
    this.large.hidden = how !== "playing";
  }

  still() {
    delete document.documentElement.dataset.year;
    this.large.hidden = true;
  }

  paint(year) {
    this.select.value = String(year);
    this.large.textContent = String(year);
    const frame = this.frames.find((one) => one.year === year);
    if (!frame) return;
    const { codes, words } = this.data;
    this.tips = new Map(codes.map((code, n) => [code, frame.tips[n].map((w) => words[w]).join(" ")]));
    // The one year of a map that has no others is drawn already.
    if (!frame.kinds) return;
    codes.forEach((code, n) => {
      this.area(code, frame.kinds[n], frame.values[n]);
      this.circle(code, frame.sizes[n]);
      this.row(code, frame.kinds[n], frame.values[n], frame.numbers[n], frame.places[n]);
      for (const link of this.links(code)) link.setAttribute("aria-label", spoken(this.tips.get(code)));
    });
    this.line(frame);
  }

  area(code, kind, value) {
    const { data } = this;
    const fill = kind === null ? data.missing : data.fills[kind];
    this.map.querySelector(`[data-code="${CSS.escape(code)}"] path`)?.setAttribute("fill", fill);
    const label = this.map.querySelector(`g[data-label="${CSS.escape(code)}"]`);
    if (!label) return;
    label.setAttribute("fill", kind === null ? data.ink : data.inks[kind]);
    label.setAttribute("stroke", kind === null ? "white" : fill);
    label.lastElementChild.textContent = value;
  }

  // A count's circle: full, a ring for less than zero, a cross for zero, none where it is missing.
  circle(code, size) {
    const dot = this.map.querySelector(`g[data-dot="${CSS.escape(code)}"]`);
    if (!dot) return;
    const [round, cross] = dot.children;
    seen(round, Boolean(size));
    seen(cross, size === 0);
    if (!size) return;
    round.setAttribute("r", String(Math.abs(size)));
    round.setAttribute("fill", size < 0 ? "none" : this.data.dot);
  }

  row(code, kind, value, number, place) {
    const row = this.ranking.querySelector(`[data-code="${CSS.escape(code)}"]`);
    if (!row) return;
    seen(row, number !== null);
    if (number === null) return;
    const { scale, fills, dot, circles } = this.data;
    row.setAttribute("transform", `translate(0 ${scale.top + scale.row * place})`);
    row.querySelector("[data-value]").textContent = value;
    const bar = row.querySelector("[data-bar]");
    const ends = [this.x(0), this.x(number)];
    bar.setAttribute("x", String(Math.min(...ends)));
    bar.setAttribute("width", String(Math.abs(ends[1] - ends[0])));
    bar.setAttribute("fill", circles ? (number < 0 ? "#FFFFFF" : dot) : fills[kind]);
  }

  line(frame) {
    const line = this.ranking.querySelector("[data-line]");
    if (!line) return;
    seen(line, frame.line !== null);
    if (frame.line === null) return;
    const x = this.x(frame.line);
    const { left, right } = this.data.scale;
    line.setAttribute("transform", `translate(${x} 0)`);
    line.lastElementChild.textContent = frame.lineLabel;
    line.lastElementChild.setAttribute("text-anchor", x < (left + right) / 2 ? "start" : "end");
  }

  x(number) {
    const { left, right, low, high } = this.data.scale;
    return left + ((number - low) / (high - low)) * (right - left);
  }

  listen(part) {
    part.addEventListener("pointerover", (event) => {
      const link = event.target.closest?.("a[data-code]");
      if (link) this.mark(link);
    });
    part.addEventListener("pointerleave", () => this.unmark());
    part.addEventListener("focusin", (event) => {
      const link = event.target.closest("a[data-code]");
      if (link?.matches(":focus-visible")) this.mark(link);
    });
    part.addEventListener("focusout", () => this.unmark());
    part.addEventListener("keydown", (event) => this.walk(part, event));
    part.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-code]");
      if (!link || this.data.follow || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.mark(link);
      this.tell("chosen", link.dataset.code);
    });
  }

  links(code) {
    return this.root.querySelectorAll(`a[data-code="${CSS.escape(code)}"]`);
  }

  mark(link) {
    this.unmark();
    const code = link.dataset.code;
    for (const one of this.links(code)) one.classList.add("marked");
    this.tip.textContent = this.tips?.get(code) ?? "";
    this.tip.hidden = !this.tip.textContent;
    place(this.tip, link.querySelector("path, [data-bar]").getBoundingClientRect());
  }

  unmark() {
    for (const one of this.root.querySelectorAll("a.marked")) one.classList.remove("marked");
    this.tip.hidden = true;
  }

  // Rows by up and down, areas to the nearest one in the direction of the key.
  walk(part, event) {
    const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const way = ways[event.key];
    const here = event.target.closest("a[data-code]");
    if (!way || !here) return;
    const middle = (link) => {
      const box = link.querySelector("path, rect").getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(here);
    const others = [...part.querySelectorAll("a[data-code]:not([display])")].map((link) => {
      const [there, below] = middle(link);
      const along = (there - x) * way[0] + (below - y) * way[1];
      const aside = Math.abs((there - x) * way[1]) + Math.abs((below - y) * way[0]);
      return { link, along, cost: along + 2 * aside };
    });
    const found = others.filter((one) => one.along > 1).sort((a, b) => a.cost - b.cost)[0];
    event.preventDefault();
    if (found) this.focus(found.link);
  }

  focus(link) {
    if (!link) return;
    for (const one of link.closest("svg").querySelectorAll('a[tabindex="0"]')) {
      one.setAttribute("tabindex", "-1");
    }
    link.setAttribute("tabindex", "0");
    link.focus();
  }
}

function seen(mark, shown) {
  if (shown) mark.removeAttribute("display");
  else mark.setAttribute("display", "none");
}

// Read aloud, a separator of thousands would break a number in two.
function spoken(text) {
  return text.replace(/(\d)[\u00a0,](?=\d{3}(?!\d))/g, "$1");
}

// Above what it tells of, inside the window.
function place(tip, box) {
  const own = tip.getBoundingClientRect();
  const left = box.x + box.width / 2 - own.width / 2;
  const above = box.y - own.height - 8;
  tip.style.left = `${Math.max(8, Math.min(left, innerWidth - own.width - 8))}px`;
  tip.style.top = `${above > 8 ? above : box.bottom + 8}px`;
}
