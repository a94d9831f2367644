"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const made = (name, attributes = {}, text = "") => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };

  // Tables: a button in each column's head orders the rows by it.
  const value = (row, column) => {
    const cell = row.cells[column];
    const order = cell.dataset.order;
    if (order !== undefined) return Number(order);
    return cell.classList.contains("number") ? undefined : cell.textContent.trim();
  };
  const sort = (table, column) => {
    const heads = [...table.tHead.rows[0].cells];
    const head = heads[column];
    const isNumeric = head.classList.contains("number");
    // Figures from the greatest, words from A.
    const first = isNumeric ? "descending" : "ascending";
    const second = isNumeric ? "ascending" : "descending";
    const way = head.getAttribute("aria-sort") === first ? second : first;
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", way);
    const sign = way === "ascending" ? 1 : -1;
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: value(row, column) }));
    rows.sort((a, b) => {
      // What is undefined comes last, either way.
      if (a.key === undefined || b.key === undefined) {
        return (a.key === undefined) - (b.key === undefined);
      }
      if (typeof a.key === "number" && typeof b.key === "number") return sign * (a.key - b.key);
      return sign * String(a.key).localeCompare(String(b.key), "en", { numeric: true });
    });
    table.tBodies[0].append(...rows.map((entry) => entry.row));
  };
  for (const table of all("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = made("button", { type: "button", class: "sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, column));
    });
  }

  // Long tables: a box that leaves the rows whose first cell holds what is typed.
  all("table.searchable").forEach((table, index) => {
    const id = "search-" + index;
    const box = made("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
    const count = made("output", { for: id, "aria-live": "polite" });
    const tools = made("div", { class: "tools" });
    tools.append(made("label", { for: id }, "find"), box, count);
    table.closest(".scroll").before(tools);
    box.addEventListener("input", () => {
      const wanted = box.value.trim().toLowerCase();
      let shown = 0;
      const rows = [...table.tBodies[0].rows];
      for (const row of rows) {
        row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
        if (!row.hidden) shown += 1;
      }
      count.textContent = wanted ? shown + " of " + rows.length : "";
    });
  });

  // Confusion tables.
  for (const tools of all(".tools[data-for]")) {
    const table = document.getElementById(tools.dataset.for);
    const [label, least, wrong] = ["label", "least", "wrong"].map((name) =>
      tools.querySelector("[name=" + name + "]"));
    const status = tools.querySelector("output");
    const filter = () => {
      const lines = label.value === "" ? null : new Set(label.value.split(" "));
      const limit = Number(least.value) || 0;
      let [shown, images] = [0, 0];
      const isFiltered = lines !== null || limit > 0 || wrong.checked;
      for (const head of all("thead th[data-line]", table)) {
        head.hidden = lines !== null && !lines.has(head.dataset.line);
      }
      for (const row of table.tBodies[0].rows) {
        row.hidden = lines !== null && !lines.has(row.dataset.line);
        for (const cell of all("td.cell", row)) {
          cell.hidden = lines !== null && !lines.has(cell.dataset.line);
          const count = Number(cell.dataset.count);
          const isOut = count < limit || (wrong.checked && cell.classList.contains("hit"));
          cell.classList.toggle("out", isOut && !cell.classList.contains("nothing"));
          const link = cell.querySelector("a");
          if (link) link.inert = isOut;
          if (!row.hidden && !cell.hidden && !isOut && count > 0) {
            shown += 1;
            images += count;
          }
        }
      }
      const counted = Math.round(images * 10) / 10;
      status.textContent = isFiltered
        ? counted + (counted === 1 ? " image in " : " images in ")
          + shown + (shown === 1 ? " cell" : " cells")
        : "";
    };
    tools.hidden = false;
    for (const control of [label, least, wrong]) {
      control.addEventListener("input", filter);
      control.addEventListener("change", filter);
    }
    filter();
  }

  // A cell shows its own images and no others.
  for (const cells of all("details.cells")) {
    const groups = all(".cell-images", cells);
    const back = made("button", { type: "button" }, "All cells");
    back.hidden = true;
    cells.querySelector(".fold-body").prepend(back);
    const show = (id) => {
      groups.forEach((group) => { group.hidden = id !== null && group.id !== id; });
      back.hidden = id === null;
    };
    back.addEventListener("click", () => {
      show(null);
      cells.querySelector("summary").focus();
    });
    const table = document.getElementById(cells.id.replace(/-images$/, ""));
    table.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      event.preventDefault();
      const group = document.getElementById(link.getAttribute("href").slice(1));
      all("a[aria-current]", table).forEach((other) => other.removeAttribute("aria-current"));
      link.setAttribute("aria-current", "true");
      cells.open = true;
      show(group.id);
      group.focus();
    });
  }

  // A link to what is folded away unfolds it.
  const unfold = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch { return; }
    for (let part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
    }
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  if (location.hash) unfold();

  // Text is copied whole.
  for (const code of all("figure.code")) {
    const text = code.querySelector("code").textContent;
    if (!navigator.clipboard) continue;
    const button = made("button", { type: "button", class: "copy" }, "Copy");
    const status = made("span", { role: "status" });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = "copied";
      } catch {
        status.textContent = "the browser does not allow it";
      }
    });
    code.querySelector("figcaption").append(" ", button, " ", status);
  }

  // The section that is read is marked in the contents.
  const entries = new Map(all("nav a").map((link) => [link.getAttribute("href").slice(1), link]));
  const inSight = new Set();
  const observer = new IntersectionObserver((changes) => {
    for (const change of changes) {
      if (change.isIntersecting) inSight.add(change.target.id);
      else inSight.delete(change.target.id);
    }
    let current = null;
    for (const [id, link] of entries) {
      if (!current && inSight.has(id)) current = link;
      link.removeAttribute("aria-current");
    }
    if (current) current.setAttribute("aria-current", "true");
  }, { rootMargin: "-10% 0px -70% 0px" });
  all("main > section").forEach((section) => observer.observe(section));

  // Paper has no folds.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => {
    folded.forEach((part) => { part.open = false; });
    folded = [];
  });
})();
