// What belongs to the document as a whole: its language, and the menu of a phone.
const PHONE = "(max-width: 768px)";
let begun = false;

export default function (component) {
  document.documentElement.lang = component.data.lang;
  nameSkipLink(component.data.skip);
  if (begun) return;
  begun = true;
  // Streamlit remembers an open menu and leaves it open over the page that was chosen.
  closeMenu();
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[data-testid="stSidebar"] a')) setTimeout(closeMenu, 50);
  });
}

// Streamlit has its link to the main content in English only.
function nameSkipLink(words) {
  const text = document.querySelector('[data-testid="stSkipToContent"]')?.firstChild;
  if (text) text.nodeValue = words;
}

function closeMenu() {
  const menu = document.querySelector('[data-testid="stSidebar"][data-collapsed="false"]');
  if (!menu || !matchMedia(PHONE).matches) return;
  menu.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}
