// The document's language follows the reader's choice, also without a reload. Streamlit's
// single-key shortcuts (r, c) are switched off: they hinder speech and switch users (WCAG 2.1.4).
let listening = false;

export default function (component) {
  document.documentElement.lang = component.data.lang;
  if (listening) return;
  listening = true;
  window.addEventListener("keydown", (event) => {
    const typing = event.composedPath().some((node) => node.isContentEditable
      || ["INPUT", "TEXTAREA", "SELECT"].includes(node.nodeName));
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && !typing && /^[rc]$/i.test(event.key)) event.stopImmediatePropagation();
  }, true);
}
