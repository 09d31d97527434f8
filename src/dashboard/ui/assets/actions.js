// A card's actions: files made by the server when asked, images put together here of what it draws,
// and the link. No browser is needed on the server and nothing leaves the reader's machine.
const PNG_WIDTH = 2400;
const BUTTONS = ["png", "square", "svg", "csv", "xlsx", "link"];
const LIMIT_MS = 30_000;
// Files asked for and not yet answered, by the wish that the server repeats in its answer.
const waiting = new Map();
let wishes = 0;
let plotly;
let font;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const bar = parentElement.querySelector(".actions");
  const status = parentElement.querySelector(".status");
  parentElement.querySelector(".link").setAttribute("aria-label", data.labels.link_field);
  // Buttons stay as they are between runs: the one that was pressed keeps the focus.
  while (bar.children.length < BUTTONS.length) bar.append(document.createElement("button"));
  BUTTONS.forEach((name, place) => {
    const button = bar.children[place];
    button.type = "button";
    button.textContent = data.labels[name];
    button.dataset.action = name;
    button.onclick = async () => {
      if (button.ariaDisabled) return;
      button.ariaDisabled = "true";
      try {
        if (name === "link") {
          status.textContent = await offerLink(data, parentElement);
        } else {
          status.textContent = data.labels.making;
          await saveFile(data, name, await asked(name, setTriggerValue));
          status.textContent = data.labels.saved;
        }
      } catch (error) {
        console.warn(error);
        status.textContent = data.labels.failed;
      }
      button.ariaDisabled = null;
    };
  });
  if (data.file) waiting.get(data.file.asked)?.(data.file);
}

// A year that was chosen on the map is told to the server first (`atlas.js`): a wish sent beside it
// would carry the old address and take the page back to the old year.
async function yearAtRest() {
  for (const end = Date.now() + 5000; Date.now() < end; ) {
    if (!document.documentElement.dataset.year) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// What the server makes in the run that the wish starts.
async function asked(name, setTriggerValue) {
  await yearAtRest();
  wishes += 1;
  const wish = `${name} ${wishes}`;
  try {
    return await new Promise((resolve, reject) => {
      waiting.set(wish, resolve);
      setTimeout(reject, LIMIT_MS, new Error("no answer"));
      setTriggerValue("asked", wish);
    });
  } finally {
    waiting.delete(wish);
  }
}

async function saveFile(data, name, file) {
  if (file.content) {
    const bytes = Uint8Array.from(atob(file.content), (char) => char.charCodeAt(0));
    return save(new Blob([bytes], { type: file.mime }), file.name);
  }
  const svg = file.before + await figureMarkup(data.plotlyUrl, file, name) + file.after;
  if (name === "svg") return save(new Blob([svg], { type: "image/svg+xml" }), file.name + ".svg");
  return save(await rasterised(svg, file, data.fontUrl), file.name + ".png");
}

// The figure as an <svg> that fills the frame's hole.
async function figureMarkup(plotlyUrl, image, name) {
  const hole = image.hole;
  const text = image.svg ?? await plotlySvg(plotlyUrl, image, name);
  const node = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (node.nodeName !== "svg") throw new Error("the figure is not an SVG");
  for (const link of node.querySelectorAll("a")) link.removeAttribute("href");
  inline(node);
  if (!node.getAttribute("viewBox")) {
    node.setAttribute("viewBox", `0 0 ${node.getAttribute("width")} ${node.getAttribute("height")}`);
  }
  if (image.label) addLabel(node, image.label);
  for (const name of ["x", "y", "width", "height"]) node.setAttribute(name, hole[name]);
  node.setAttribute("preserveAspectRatio", "xMidYMid meet");
  return new XMLSerializer().serializeToString(node);
}

// A drawing cut out of its image says by itself that its figures are made up, below the figures.
function addLabel(node, words) {
  const [left, top, width, height] = node.getAttribute("viewBox").split(/[ ,]+/).map(Number);
  const size = Math.max(Math.min(width, height) / 42, 8);
  const lines = broken(words, size, width - size);
  const below = size * (0.6 + 1.25 * lines.length);
  node.setAttribute("viewBox", [left, top, width, height + below].join(" "));
  const svg = (name, given) => {
    const made = node.ownerDocument.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, String(value));
    return made;
  };
  const text = svg("text", {
    fill: "#9A4F04", "text-anchor": "end", "font-size": size, "font-weight": 700,
  });
  lines.forEach((line, place) => {
    const given = { x: left + width - size / 2, y: top + height + size * (1.25 + 1.25 * place) };
    const part = svg("tspan", given);
    part.textContent = place < lines.length - 1 ? line + " " : line;
    text.append(part);
  });
  node.append(text);
}

function broken(words, size, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `700 ${size}px "Source Sans", Arial, sans-serif`;
  const lines = [];
  for (const word of words.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

// Not every program that opens an SVG knows `use`; and a grid is no grid outside the page.
function inline(node) {
  for (const use of [...node.querySelectorAll("use")]) {
    const shape = node.querySelector(use.getAttribute("href")).cloneNode(true);
    shape.removeAttribute("id");
    shape.setAttribute("transform", `translate(${use.getAttribute("x")} ${use.getAttribute("y")})`);
    use.replaceWith(shape);
  }
  if (node.getAttribute("role") !== "grid") return;
  node.querySelector("defs").remove();
  for (const each of [node, ...node.querySelectorAll("*")]) {
    for (const name of ["role", "tabindex", "data-code", "aria-label", "aria-selected"]) {
      each.removeAttribute(name);
    }
  }
}

async function plotlySvg(address, image, name) {
  plotly ??= loadScript(address).then(() => window.Plotly);
  const library = await plotly;
  const hole = image.hole;
  const figure = JSON.parse(image.figure);
  // Drawn at its height on screen and enlarged to the hole: text and marks keep their proportions.
  const scale = hole.height / figure.layout.height;
  const layout = { ...figure.layout, width: hole.width / scale, height: hole.height / scale };
  // An SVG is opened where our font is not: margins are measured in a font that is everywhere.
  if (name === "svg") layout.font = { ...layout.font, family: "Arial, Helvetica, sans-serif" };
  const url = await library.toImage(
    { data: figure.data, layout }, { format: "svg", width: layout.width, height: layout.height },
  );
  return decodeURIComponent(url.slice(url.indexOf(",") + 1));
}

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => { plotly = undefined; reject(new Error("plotly.js did not load")); };
    document.head.append(script);
  });
}

async function rasterised(svg, image, fontUrl) {
  const style = await fontStyle(fontUrl);
  const styled = svg.replace("<title>", () => style + "<title>");
  const url = URL.createObjectURL(new Blob([styled], { type: "image/svg+xml" }));
  try {
    const drawn = new Image();
    drawn.src = url;
    await drawn.decode();
    const canvas = document.createElement("canvas");
    canvas.width = PNG_WIDTH;
    canvas.height = Math.round(PNG_WIDTH * image.height / image.width);
    canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

// An image has no access to the page's fonts: the font travels inside it. Without it the image
// is drawn in a system font, which the frame's line lengths allow for.
async function fontStyle(url) {
  font ??= fetchFont(url).catch(() => "");
  return font;
}

async function fetchFont(url) {
  const answer = await fetch(url);
  if (!answer.ok) return "";
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let binary = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return "<style>@font-face{font-family:'Source Sans';font-weight:200 900;"
    + `src:url(data:font/woff2;base64,${btoa(binary)}) format('woff2')}</style>`;
}

async function offerLink(data, parentElement) {
  const field = parentElement.querySelector(".link");
  field.hidden = false;
  field.value = new URL(data.link, location.origin).href;
  field.select();
  // Without a secure connection the clipboard is closed: the selected field is the way out.
  const copied = navigator.clipboard
    && await navigator.clipboard.writeText(field.value).then(() => true, () => false);
  return copied ? data.labels.copied : data.labels.copy_by_hand;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
