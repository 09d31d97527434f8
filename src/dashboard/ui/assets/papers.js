// Files made by Python when asked for: the click asks, the answer brings the file, once.
let delivered = 0;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const place = parentElement.querySelector(".papers");
  // Buttons stay as they are between runs: a click that begins before one must end on its button.
  const forms = Object.keys(data.labels);
  while (place.children.length < forms.length) place.append(document.createElement("button"));
  forms.forEach((form, number) => {
    const button = place.children[number];
    button.type = "button";
    button.textContent = data.labels[form];
    button.classList.toggle("primary", form === data.primary);
    button.onclick = () => setTriggerValue("chosen", form);
  });
  if (data.file && data.file.number > delivered) {
    delivered = data.file.number;
    save(data.file);
  }
}

function save(file) {
  const bytes = Uint8Array.from(atob(file.content), (char) => char.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
