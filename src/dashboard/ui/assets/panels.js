// Small drawings side by side: finished SVG, escaped where it was drawn.
const shown = new WeakMap();

export default function (component) {
  const { data, parentElement } = component;
  const place = parentElement.querySelector(".panels");
  const content = data.panels.join("");
  if (shown.get(place) === content) return;
  place.innerHTML = content;
  parentElement.querySelector(".legend").innerHTML = data.legend;
  shown.set(place, content);
}
