// What there is on a page: its words, its markup with that of the components' own trees, and the
// data of its Plotly figures. Markup is written one tag a line, so that two pages can be compared.
() => {
  const OF_STREAMLIT = /^(st-emotion-cache-.*|e[0-9a-z]{6,}\d+|st-[a-z0-9]{2}|css-.*)$/;
  const main = document.querySelector("[data-testid=stMain]");
  const menu = document.querySelector("[data-testid=stSidebar]");

  function attributes(node) {
    const found = [...node.attributes].map((each) => {
      const value = each.name === "class"
        ? [...node.classList].filter((name) => !OF_STREAMLIT.test(name)).join(" ")
        : each.value;
      return `${each.name}="${value}"`;
    });
    // What was typed or chosen is no attribute.
    if ("value" in node && node.matches("input, textarea")) found.push(`.value="${node.value}"`);
    if (node.checked) found.push(".checked");
    return found.filter((each) => each !== 'class=""').sort();
  }

  function* lines(node, depth) {
    const margin = " ".repeat(depth);
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, " ").trim();
      if (text) yield margin + text;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    yield `${margin}<${[node.localName, ...attributes(node)].join(" ")}>`;
    if (node.shadowRoot) {
      yield `${margin} #own tree`;
      for (const child of node.shadowRoot.childNodes) yield* lines(child, depth + 2);
    }
    for (const child of node.childNodes) yield* lines(child, depth + 1);
  }

  function* trees(root) {
    yield root;
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) yield* trees(node.shadowRoot);
  }

  function words(root) {
    if (root.innerText !== undefined) return root.innerText;
    const drawn = [...root.querySelectorAll("text, title")].map((each) => each.textContent);
    const said = [...root.children].map((each) => each.innerText).filter(Boolean);
    return [...said, ...drawn].join("\n");
  }

  const plain = (_, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
  const plots = [...trees(main)].flatMap((root) => [...root.querySelectorAll(".js-plotly-plot")]);
  const figures = plots.map(({ data, layout }) => ({ data, layout }));
  const head = {
    title: document.title,
    lang: document.documentElement.lang,
    address: location.pathname + location.search,
    description: document.querySelector("meta[name=description]")?.content,
  };
  return {
    text: [JSON.stringify(head, null, 1), menu?.innerText ?? "", ...[...trees(main)].map(words)]
      .join("\n\n"),
    markup: [...(menu ? lines(menu, 0) : []), ...lines(main, 0)].join("\n"),
    figures: figures.length ? JSON.stringify(figures, plain, 1) : "",
    drawn: !plots.some((each) => !each.querySelector(".main-svg")),
  };
}
