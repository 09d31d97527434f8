// The map: shows a finished SVG, tells Python which area was chosen by mouse or keyboard, and plays
// through the years by changing fills and values in place.
const shown = new WeakMap();
const STEP = 700;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const place = parentElement.querySelector(".map");
  if (shown.get(place) !== data.svg) {
    const focused = parentElement.activeElement ?? document.activeElement;
    const code = focused && focused.dataset ? focused.dataset.code : undefined;
    place.innerHTML = data.svg;
    shown.set(place, data.svg);
    // A redraw must not throw a keyboard user back to the top of the page.
    if (code) place.querySelector(`a[data-code="${CSS.escape(code)}"]`)?.focus();
  }
  place.onclick = (event) => {
    const area = event.target.closest("a[data-code]");
    if (data.follow || !area || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("chosen", area.dataset.code);
  };
  controls(component, place);
}

// A button, a slider and the year; nothing when there are no frames to play.
function controls(component, place) {
  const { data, parentElement, setTriggerValue } = component;
  const bar = parentElement.querySelector(".play");
  const frames = data.frames ?? [];
  bar.hidden = frames.length === 0;
  if (!frames.length) return;
  const [button, slider, output] = bar.children;
  const at = frames.findIndex((frame) => frame.year === data.year);
  slider.max = String(frames.length - 1);
  slider.setAttribute("aria-label", data.labels.year);
  button.textContent = data.labels.play;
  if (!bar.timer) show(at < 0 ? frames.length - 1 : at);

  function show(number) {
    const frame = frames[number];
    slider.value = String(number);
    slider.setAttribute("aria-valuetext", String(frame.year));
    output.textContent = String(frame.year);
    for (const [code, kind, value, size] of frame.areas) {
      paint(place, data, code, kind, value);
      circle(place, data, code, size);
    }
  }
  function stop() {
    clearInterval(bar.timer);
    bar.timer = undefined;
    button.textContent = data.labels.play;
    settle();
  }
  function settle() {
    const year = frames[Number(slider.value)].year;
    if (year !== data.year) setTriggerValue("year", String(year));
  }
  slider.oninput = () => show(Number(slider.value));
  slider.onchange = settle;
  button.onclick = () => {
    if (bar.timer) return stop();
    button.textContent = data.labels.stop;
    let number = Number(slider.value) >= frames.length - 1 ? 0 : Number(slider.value);
    show(number);
    bar.timer = setInterval(() => {
      number += 1;
      show(number);
      if (number >= frames.length - 1) stop();
    }, STEP);
  };
}

function paint(place, data, code, kind, value) {
  const fill = kind === null ? data.missing : data.fills[kind];
  const area = place.querySelector(`a[data-code="${CSS.escape(code)}"] path`);
  if (area) area.setAttribute("fill", fill);
  const label = place.querySelector(`g[data-label="${CSS.escape(code)}"]`);
  if (!label) return;
  label.setAttribute("fill", kind === null ? data.ink : data.inks[kind]);
  label.setAttribute("stroke", kind === null ? "white" : fill);
  label.lastElementChild.textContent = value;
}

// A count's circle: full, a ring for less than zero, a cross for zero, nothing where it is missing.
function circle(place, data, code, size) {
  const dot = place.querySelector(`g[data-dot="${CSS.escape(code)}"]`);
  if (!dot) return;
  const [round, cross] = dot.children;
  show(round, Boolean(size));
  show(cross, size === 0);
  if (!size) return;
  round.setAttribute("r", String(Math.abs(size)));
  round.setAttribute("fill", size < 0 ? "none" : data.dot);
}

function show(mark, shown) {
  if (shown) mark.removeAttribute("display");
  else mark.setAttribute("display", "none");
}
