// A card's actions that happen in the reader's browser: images and the link.
// No browser is needed on the server and nothing leaves the reader's machine.
const PNG_WIDTH = 2400;
let plotly;
let font;

const BUTTONS = [
  ["png", "slide", "png"],
  ["square", "square", "png"],
  ["svg", "slide", "svg"],
];

export default function (component) {
  const { data, parentElement } = component;
  const bar = parentElement.querySelector(".actions");
  const status = parentElement.querySelector(".status");
  parentElement.querySelector(".link").setAttribute("aria-label", data.labels.link_field);
  const say = (text) => { status.textContent = text; };
  const button = (name, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = data.labels[name];
    made.dataset.action = name;
    made.onclick = async () => {
      made.disabled = true;
      say("");
      try {
        await action();
      } catch (error) {
        console.warn(error);
        say(data.labels.failed);
      }
      made.disabled = false;
    };
    return made;
  };
  bar.replaceChildren(
    ...BUTTONS.map(([name, shape, format]) => button(name, async () => {
      await saveImage(data, shape, format);
      say(data.labels.saved);
    })),
    button("link", async () => {
      const copied = await copyLink(new URL(data.link, location.origin).href, parentElement);
      say(copied ? data.labels.copied : data.labels.copy_by_hand);
    }),
  );
}

async function saveImage(data, shape, format) {
  const frame = data.frames.find((each) => each.shape === shape);
  const svg = frame.before + await figureMarkup(data, frame, format) + frame.after;
  const stem = shape === "square" ? data.stem + "_square" : data.stem;
  if (format === "svg") {
    save(new Blob([svg], { type: "image/svg+xml" }), stem + ".svg");
  } else {
    save(await rasterised(svg, frame, data.fontUrl), stem + ".png");
  }
}

// The figure as an <svg> that fills the frame's hole.
async function figureMarkup(data, frame, format) {
  const hole = frame.hole;
  const text = frame.svg ?? data.svg ?? await plotlySvg(data, hole, format);
  const node = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (node.nodeName !== "svg") throw new Error("the figure is not an SVG");
  for (const link of node.querySelectorAll("a")) link.removeAttribute("href");
  inline(node);
  if (!node.getAttribute("viewBox")) {
    node.setAttribute("viewBox", `0 0 ${node.getAttribute("width")} ${node.getAttribute("height")}`);
  }
  for (const name of ["x", "y", "width", "height"]) node.setAttribute(name, hole[name]);
  node.setAttribute("preserveAspectRatio", "xMidYMid meet");
  return new XMLSerializer().serializeToString(node);
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

async function plotlySvg(data, hole, format) {
  plotly ??= loadScript(data.plotlyUrl).then(() => window.Plotly);
  const library = await plotly;
  const figure = JSON.parse(data.figure);
  // Drawn at its height on screen and enlarged to the hole: text and marks keep their proportions.
  const scale = hole.height / figure.layout.height;
  const layout = { ...figure.layout, width: hole.width / scale, height: hole.height / scale };
  // An SVG is opened where our font is not: margins are measured in a font that is everywhere.
  if (format === "svg") layout.font = { ...layout.font, family: "Arial, Helvetica, sans-serif" };
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

async function rasterised(svg, frame, fontUrl) {
  const style = await fontStyle(fontUrl);
  const styled = svg.replace("<title>", () => style + "<title>");
  const url = URL.createObjectURL(new Blob([styled], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = PNG_WIDTH;
    canvas.height = Math.round(PNG_WIDTH * frame.height / frame.width);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
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

async function copyLink(link, parentElement) {
  const field = parentElement.querySelector(".link");
  field.hidden = false;
  field.value = link;
  field.select();
  // Without a secure connection the clipboard is closed: the selected field is the way out.
  if (!navigator.clipboard) return false;
  return navigator.clipboard.writeText(link).then(() => true, () => false);
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
