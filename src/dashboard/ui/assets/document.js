// The document's language follows the reader's choice, also without a reload.
export default function (component) {
  document.documentElement.lang = component.data.lang;
}
