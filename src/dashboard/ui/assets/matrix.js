// A grid drawn as SVG: shows it, lets arrow keys move in it, and tells Python what was chosen.
const shown = new WeakMap();
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const place = parentElement.querySelector(".grid");
  if (shown.get(place) !== data.svg) {
    const focused = parentElement.activeElement ?? document.activeElement;
    const code = focused && focused.dataset && place.contains(focused) ? focused.dataset.code : undefined;
    place.innerHTML = data.svg;
    shown.set(place, data.svg);
    const start = (code && find(place, code)) || place.querySelector('[aria-selected="true"]')
      || place.querySelector("a[role=gridcell]");
    // One cell is reached by tab; a redraw must not throw a keyboard user out of the grid.
    if (start) reach(place, start, Boolean(code));
  }
  place.onclick = (event) => choose(event.target.closest("a[data-code]"));
  place.onkeydown = (event) => {
    const cell = event.target.closest("a[data-code]");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(cell);
    } else if (event.key in MOVES || event.key === "Home" || event.key === "End") {
      event.preventDefault();
      const next = neighbour(place, cell, event.key);
      if (next) reach(place, next, true);
    }
  };

  function choose(cell) {
    if (cell) setTriggerValue("chosen", cell.dataset.code);
  }
}

function find(place, code) {
  return place.querySelector(`a[data-code="${CSS.escape(code)}"]`);
}

function reach(place, cell, focus) {
  place.querySelectorAll('a[tabindex="0"]').forEach((one) => one.setAttribute("tabindex", "-1"));
  cell.setAttribute("tabindex", "0");
  if (focus) cell.focus();
}

function neighbour(place, cell, key) {
  const rows = [...place.querySelectorAll("g[role=row]")]
    .map((row) => [...row.querySelectorAll("a[data-code]")])
    .filter((row) => row.length);
  const at = rows.findIndex((row) => row.includes(cell));
  const row = rows[at];
  // The head has no row label: its first municipality stands above the second cell of a row.
  const shift = (line) => (line[0].getAttribute("role") === "columnheader" ? 1 : 0);
  const column = row.indexOf(cell) + shift(row);
  if (key === "Home") return row[0];
  if (key === "End") return row[row.length - 1];
  const [down, right] = MOVES[key];
  const target = rows[at + down];
  if (!target) return undefined;
  return target[column + right - shift(target)] ?? (down ? target[0] : undefined);
}
