// The map: shows a finished SVG and tells Python which area was chosen by mouse or keyboard.
const shown = new WeakMap();

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
}
