// Legend, search and table.

/** Draws the legend: classes to hide and to bring forward, or a scale of colours. */
function showLegend() {
    if (!column) return;
    const { title, kind, categories, colors, unit, scale, hidden } = column, heading = element("h3", title);
    if (kind !== "class") {
        const bar = element("div.gx-scale"), [low, high] = shownRange(column).map(numberText);
        bar.style.background = `linear-gradient(to right, ${column.stops ?? viridis})`;
        return legend.replaceChildren(heading, bar, element("p.gx-ends", element("span", low), element("span", high)),
            (unit ?? "") + (scale === "log" ? " (log scale)" : ""));
    }
    const counts = categoryCounts(column.wholes, shuffled, categories.length);
    legend.replaceChildren(heading, ...categories.map((name, place) => {
        const swatch = element("i.gx-swatch"), bring = () => highlight({ wholes: column.wholes, place });
        swatch.style.background = visible(colors[place]);
        const item = element("button.gx-class", {
            type: "button", ariaPressed: !hidden.has(place), title: "Click to hide or show, double-click or S to select",
            onclick() {
                if (!hidden.delete(place)) hidden.add(place);
                item.ariaPressed = !hidden.has(place);
                recolor();
            },
            ondblclick: () => selectClass(column, place),
            onkeydown(event) {
                if (event.key === "s") selectClass(column, place);
            },
            onmouseenter: bring, onfocus: bring, onmouseleave: () => highlight(null), onblur: () => highlight(null),
        }, swatch, element("span", { dir: "auto" }, name), element("span.gx-muted", countText(counts[place])));
        return item;
    }));
}

/** What a search finds: classes to select and rows to hold. */
function found(wanted) {
    const number = /^\d+$/.test(wanted) ? Number(wanted) : -1;
    const rows = rowNames ? matches(rowNames, wanted, 12)
        : [rowNumbers ? rowNumbers.indexOf(number) : number].filter(row => row >= 0 && row < rowCount);
    return [...classColumns().flatMap(column => matches(column.categories, wanted, 8).map(place =>
        button(`${column.title}: ${column.categories[place]}`, () => selectClass(column, place)))),
    ...rows.map(row => button(titleOf(row), () => hold(row)))];
}

/** Draws a table of the selected rows, a hundred at a time. */
function showTable(start) {
    const all = selectedRows.length, end = Math.min(all, start + 100), known = columns.filter(({ wholes }) => wholes);
    const move = (text, to) => button(text, () => showTable(to), { disabled: to < 0 || to >= all });
    const header = text => element("th", { scope: "col" }, text);
    table.replaceChildren(
        element("table",
            element("caption", `Selected rows ${countText(Math.min(all, start + 1))}\u2013${countText(end)} of ${countText(all)}`),
            element("thead", element("tr", header(rowTitle), ...known.map(({ title }) => header(title)))),
            element("tbody", ...selectedRows.slice(start, end).map(row => element("tr",
                element("th", { scope: "row", dir: "auto" }, button(nameOf(row), () => hold(row))),
                ...known.map(column => element(column.kind === "class" ? "td" : "td.number", { dir: "auto" },
                    valueText(column, row) ?? "\u2013")))))),
        element("p.gx-buttons", move("Previous", start - 100), move("Next", start + 100)));
}
