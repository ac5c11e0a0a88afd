// Legend, search and table.

/** The legend of a column: classes to hide and to bring forward, or a scale of colours. */
function legendOf(explorer, column) {
    const title = element("h3", null, column.title);
    if (column.kind !== "class") {
        const bar = element("div.gx-scale", null), [low, high] = shownRange(column);
        bar.style.background = `linear-gradient(to right, ${(column.stops ?? viridis).join(",")})`;
        const scale = column.scale === "log" ? " (log scale)" : "";
        return [title, bar, element("p.gx-ends", null, element("span", null, numberText(low)),
            element("span", null, (column.unit ?? "") + scale), element("span", null, numberText(high)))];
    }
    const counts = categoryCounts(column.wholes, explorer.order, column.categories.length);
    const items = column.categories.map((name, i) => {
        const swatch = element("i.gx-swatch", null);
        swatch.style.background = explorer.visible(column.colors[i]);
        const item = element("button", {
            type: "button", className: "gx-class", "aria-pressed": !column.hidden.has(i),
            title: "Click to hide or show, double-click to select",
            onclick: () => {
                if (!column.hidden.delete(i)) column.hidden.add(i);
                item.setAttribute("aria-pressed", !column.hidden.has(i));
                explorer.recolor();
            },
            ondblclick: () => explorer.selectClass(column, i),
            onkeydown: event => {
                if (event.key.toLowerCase() === "s") explorer.selectClass(column, i);
            },
        }, swatch, element("span", { dir: "auto" }, name), element("span.gx-muted", null, countText(counts[i])));
        for (const [begin, end] of [["mouseenter", "mouseleave"], ["focus", "blur"]]) {
            item.addEventListener(begin, () => explorer.highlight(column, i));
            item.addEventListener(end, () => explorer.highlight(null));
        }
        return item;
    });
    return [title, ...items];
}

/** What a search finds: classes to select and rows to hold. */
function found(explorer, wanted) {
    const classes = explorer.columns.filter(column => column.kind === "class" && column.wholes).flatMap(column =>
        matches(column.categories, wanted, 8).map(i => button(`${column.title}: ${column.categories[i]}`,
            () => explorer.selectClass(column, i))));
    const rows = explorer.names ? matches(explorer.names, wanted, 12)
        : /^\d+$/.test(wanted) ? [explorer.rowOfNumber(Number(wanted))].filter(row => row >= 0) : [];
    return [...classes, ...rows.map(row => button(`${explorer.rowTitle} ${explorer.nameOf(row)}`, () => explorer.pin(row)))];
}

/** A table of the selected rows, a hundred at a time. */
function showTable(explorer, node, first = 0) {
    const rows = explorer.selectedRows, page = 100, columns = explorer.columns.filter(column => column.wholes);
    const shown = rows.slice(first, first + page);
    const move = (text, to) => button(text, () => showTable(explorer, node, to), { disabled: to < 0 || to >= rows.length });
    node.replaceChildren(
        element("table", null,
            element("caption", null, rows.length ? `Rows ${countText(first + 1)}\u2013${countText(first + shown.length)}`
                + ` of ${countText(rows.length)} selected` : "No row is selected"),
            element("thead", null, element("tr", null, element("th", { scope: "col" }, explorer.rowTitle),
                ...columns.map(column => element("th", { scope: "col" }, column.title)))),
            element("tbody", null, ...shown.map(row => element("tr", null,
                element("th", { scope: "row", dir: "auto" }, button(explorer.nameOf(row), () => explorer.pin(row))),
                ...columns.map(column => element("td", { dir: "auto", className: column.kind === "class" ? "" : "number" },
                    explorer.valueText(column, row) ?? "\u2013")))))),
        element("p.gx-buttons", null, move("Previous", first - page), move("Next", first + page)));
}
