// The discussion's file: hands a chosen file to Python, reminds of what is not downloaded, and
// takes the reader to the beginning of the next step.
let arrived;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const button = parentElement.querySelector("button");
  const input = parentElement.querySelector("input");
  button.textContent = data.label;
  input.setAttribute("aria-label", data.label);
  button.onclick = () => input.click();
  input.onchange = async () => {
    const file = input.files[0];
    input.value = "";
    if (!file) return;
    setTriggerValue("chosen", file.size > data.limit ? "large:" : `base64:${await encoded(file)}`);
  };
  // The work lasts as long as the session: leaving the site is asked for on every page.
  window.onbeforeunload = data.unsaved ? (event) => event.preventDefault() : null;
  if (arrived !== undefined && arrived !== data.arrived) setTimeout(begin, 200);
  arrived = data.arrived;
}

async function encoded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function begin() {
  const heading = document.querySelector("h2.step");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}
