// Cards: what a row is, what is decoded, what is selected, what lies between two rows.

/** Rows of the data, drawn side by side or over each other. Entries are {title, note, values, color, thick}. */
class RowView {
    constructor() {
        this.holder = element("div.gx-rows");
        this.tiles = this.entries = [];
    }

    show(entries) {
        this.entries = entries;
        const isImage = data.kind === "image", { tiles } = this, known = entries.filter(({ values }) => values);
        const entryCount = entries.length;
        if (tiles.length !== entryCount) this.build(entryCount, isImage);
        entries.forEach(({ title, note, color, values }, i) => {
            const [mark, caption] = this.tiles[i].children;
            caption.firstChild.textContent = title;
            caption.lastChild.textContent = ` ${note ?? ""}`;
            if (!isImage) return mark.style.background = visible(color);
            mark.ariaLabel = title;
            mark.hidden = !values;
            drawImages(mark, [values]);
        });
        if (isImage || !entryCount) return;
        this.chart.hidden = !known.length;
        if (known.length) drawValues(this.chart, known.map(entry => ({ ...entry, color: visible(entry.color) })));
    }

    build(entryCount, isImage) {
        this.chart = isImage || !entryCount ? null : element("canvas.gx-chart", { role: "img", ariaLabel: "values" });
        this.tiles = Array.from({ length: entryCount }, () => element("figure",
            isImage ? element("canvas", { role: "img" }) : element("i.gx-swatch"),
            element("figcaption", element("b"), element("span.gx-muted"))));
        this.holder.classList.toggle("gx-images", isImage);
        this.holder.replaceChildren(...this.chart ? [this.chart] : [], ...this.tiles);
    }
}

/** A card: a title, what is said and what is drawn. */
class Card {
    constructor(title, hint) {
        this.heading = element("h3", title);
        this.said = element("div", element("p.gx-muted", hint));
        this.drawn = new RowView();
        this.holder = element("section.gx-card", this.heading, this.said, this.drawn.holder);
    }
}

/** Fills the card of a row: its labels, the row as it is, its reconstruction by each method. */
function showRow(row) {
    seen = row;
    rowCard.heading.textContent = titleOf(row);
    const facts = columns.filter(({ method }) => !method);
    rowCard.said.replaceChildren(element("dl", ...facts.flatMap(column => {
        const text = valueText(column, row);
        return text === null ? [] : [element("dt", column.title), element("dd", { dir: "auto" }, text)];
    })));
    const entries = [{ title: "original", values: originalOf(row), color: theme.ink, thick: true }];
    for (const panel of panels) {
        const note = columns.filter(({ method }) => method === panel.method).map(column => valueText(column, row))
            .filter(text => text !== null).join(" \u00b7 ");
        const values = panel.decode(panel.codeOf(row));
        if (values || note) entries.push({ title: panel.name, note, values, color: panel.color });
    }
    rowCard.drawn.show(entries[0].values ? entries : entries.slice(1));
}

/** Fills the card of a decoded code. */
function showDecoded(panel, code) {
    const values = panel.decode(code), numbers = [...code.slice(0, 6)].map(numberText);
    if (!values) return;
    if (code.length > 6) numbers.push("\u2026");
    codeCard.said.replaceChildren();
    codeCard.drawn.show([{ title: panel.name, note: `at (${numbers.join(", ")})`, values, color: panel.color, thick: true }]);
}

/** A list of names, bars and numbers. Bars are {name, start, size, color, text}, start and size in per cent. */
function bars(title, lines) {
    return element("div", element("h4", title), element("ul.gx-shares",
        ...lines.map(({ name, start, size, color, text, hint }) => {
            const bar = element("i");
            Object.assign(bar.style, { width: `${size}%`, marginLeft: `${start}%`, background: color });
            return element("li", { title: hint ?? name }, element("span", { dir: "auto" }, name),
                element("span.gx-track", bar), element("span", text));
        })));
}

/** Fills the card of the selection: how many rows, of which classes, and what sets them apart. */
function showSelection() {
    const { said, drawn } = selectionCard, chosen = selectedRows.length;
    drawn.show([]);
    if (!table.hidden) showTable(0);
    if (!chosen) {
        return said.replaceChildren(element("p.gx-muted",
            "Choose Lasso or Box and draw around points; the same rows stand out in all panels."));
    }
    said.replaceChildren(
        element("p", element("b", countText(chosen)),
            ` of ${countText(rowCount)} rows (${numberText(100 * chosen / rowCount)} %)`),
        element("p.gx-buttons",
            button("Export CSV", exportSelection),
            button(table.hidden ? "Show table" : "Hide table", toggleTable),
            button("Clear", () => select([]))),
        ...classColumns().filter(({ method }) => !method).map(({ title, categories, colors, wholes }) => {
            const counts = categoryCounts(wholes, selectedRows, categories.length).map((count, i) => [count, i])
                .filter(([count]) => count).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
            const more = counts.length > 5 ? ` (5 of ${counts.length})` : "";
            return bars(title + more, counts.slice(0, 5).map(([count, i]) => ({
                name: categories[i], start: 0, size: 100 * count / chosen, color: visible(colors[i]), text: countText(count),
            })));
        }));
    showDifferences(said, drawn);
}

/** What sets a selection apart: mean images, or the features that differ most. */
function showDifferences(said, drawn) {
    const chosen = selectedRows.map(placeOf).filter(place => place >= 0);
    if (!chosen.length || chosen.length === stored.count) return;
    const differences = featureDifferences(stored, chosen);
    if (data.kind === "image") {
        const [means, others] = ["mean", "others"].map(side => Float32Array.from(differences, each => each[side]));
        drawn.show([{ title: "mean", values: means }, { title: "others\u2019 mean", values: others },
            { title: "difference", values: means }]);
        return drawDifference(drawn.tiles[2].firstChild, means.map((mean, i) => mean - others[i]));
    }
    said.append(bars("Features that differ most (standard deviations)", mostDifferent(differences, 8).map(each => {
        const { effect, feature, mean, others } = each, size = Math.min(50, 15 * Math.abs(effect)), isLess = effect < 0;
        return {
            name: featureName(feature), start: isLess ? 50 - size : 50, size, color: differenceStops[isLess ? 0 : 4],
            text: (isLess ? "" : "+") + numberText(effect), hint: `mean ${numberText(mean)}, others\u2019 ${numberText(others)}`,
        };
    })));
}

/** Draws the way between two rows by each method: the codes on a straight line between theirs. */
function drawWayBetween() {
    const [from, to] = way, parts = Array.from({ length: 9 }, (_, i) => i / 8);
    const walked = panels.filter(panel => panel.run && panel.codeOf(from));
    if (wayCard.childElementCount !== walked.length + 1) {
        // Images are strips below each other, charts stand side by side.
        wayCard.classList.toggle("gx-panels", data.kind !== "image");
        wayCard.replaceChildren(element("h3"), ...walked.map(({ name, color }) => {
            const title = element("b", name);
            title.style.borderColor = color;
            return element("div", title, element("canvas", { role: "img", ariaLabel: `${name}: decoded steps between both` }));
        }));
    }
    wayCard.firstChild.textContent = `From ${describe(from)} to ${describe(to)}`;
    walked.forEach((panel, i) => {
        const canvas = wayCard.children[i + 1].lastChild, [first, last] = way.map(row => panel.codeOf(row));
        const steps = parts.map(part => panel.decode(first.map((value, k) => value + part * (last[k] - value))));
        if (data.kind === "image") return drawImages(canvas, [originalOf(from), ...steps, originalOf(to)]);
        const ends = [theme.paper, panel.color].map(colorParts);
        drawValues(canvas, steps.map((values, k) => ({ values, color: cssColor(mixed(...ends, 0.25 + 0.75 * parts[k])) })));
    });
}
