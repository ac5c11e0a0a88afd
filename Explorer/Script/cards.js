// Cards: what a row is, what is decoded, what is selected, what lies between two rows.

/** Rows of the data, drawn side by side or over each other. Entries are {title, note, values, color, width, dashed}. */
class RowView {
    constructor(explorer) {
        this.explorer = explorer;
        this.node = element("div.gx-rows", null);
        this.tiles = [];
    }

    show(entries) {
        const { data } = this.explorer, isImage = data.kind === "image";
        const withValues = entries.filter(entry => entry.values);
        const wanted = (isImage ? entries.length : 1 + entries.length) + data.kind;
        if (this.wanted !== wanted) this.build(entries.length, isImage);
        this.wanted = wanted;
        if (isImage) entries.forEach(({ values }, i) => drawImages(this.tiles[i].canvas, [values ?? null], data));
        else if (withValues.length) this.drawChart(withValues);
        this.chart?.toggleAttribute("hidden", !withValues.length);
        entries.forEach(({ title, note, color, values }, i) => {
            const { name, text, swatch, canvas } = this.tiles[i];
            name.textContent = title;
            text.textContent = note ?? "";
            if (swatch) swatch.style.background = color;
            canvas?.toggleAttribute("hidden", !values);
            (canvas ?? this.chart).setAttribute("aria-label", `${canvas ? title : "values"} ${note ?? ""}`);
        });
    }

    build(count, isImage) {
        this.chart = isImage ? null : element("canvas.gx-chart", { role: "img" });
        this.tiles = Array.from({ length: count }, () => {
            const tile = { name: element("b"), text: element("span.gx-muted", null) };
            if (isImage) tile.canvas = element("canvas", { role: "img" });
            else tile.swatch = element("i.gx-swatch", null);
            tile.node = element("figure", null, tile.canvas ?? tile.swatch,
                element("figcaption", null, tile.name, " ", tile.text));
            return tile;
        });
        this.node.className = `gx-rows ${isImage ? "gx-images" : ""}`;
        this.node.replaceChildren(...this.chart ? [this.chart] : [], ...this.tiles.map(tile => tile.node));
    }

    drawChart(series) {
        const { explorer, chart } = this, width = chart.clientWidth || 300;
        const shown = series.map(entry => ({ ...entry, color: explorer.visible(entry.color) }));
        if (explorer.data.kind === "profile") {
            chart.style.height = `${explorer.profileFeatures.length * 15 + 4}px`;
            drawProfiles(chart, shown, explorer.profileFeatures, explorer.theme, width);
        } else drawCurves(chart, shown, explorer.data, explorer.theme, [width, chart.clientHeight || 150]);
    }
}

/** A card: a title, what is said and what is drawn. */
class Card {
    constructor(explorer, title, hint) {
        this.title = element("h3", null, title);
        this.text = element("div.gx-text", null, element("p.gx-muted", null, hint));
        this.rows = new RowView(explorer);
        this.node = element("section.gx-card", null, this.title, this.text, this.rows.node);
    }

    say(...children) { this.text.replaceChildren(...children.filter(Boolean)); }
}

/** What is known of a row, as pairs of a name and a text. */
function rowFacts(explorer, row) {
    return explorer.columns.filter(column => column.kind === "class" || !column.method).flatMap(column => {
        const text = explorer.valueText(column, row);
        return text === null ? [] : [[column.title, text]];
    });
}

/** Numbers of a row that belong to a method: errors, reliability. */
function methodNote(explorer, method, row) {
    return explorer.columns.filter(column => column.method === method).flatMap(column => {
        const text = explorer.valueText(column, row);
        return text === null ? [] : [column.role === "error" ? text : `${column.role} ${text}`];
    }).join(" \u00b7 ");
}

/** Fills the card of a row: its labels, the row as it is, its reconstruction by each method. */
function showRow(explorer, card, row) {
    card.title.textContent = `${explorer.rowTitle} ${explorer.nameOf(row)}`;
    card.say(element("dl", null, ...rowFacts(explorer, row).flatMap(([name, text]) => [
        element("dt", null, name), element("dd", { dir: "auto" }, text)])));
    const entries = [{ title: "original", values: explorer.originalOf(row), color: explorer.theme.ink, width: 2 }];
    for (const panel of explorer.panels) {
        const values = panel.decode(panel.codeOf(row)), note = methodNote(explorer, panel.method, row);
        if (values || note) entries.push({ title: panel.name, note, values, color: panel.color });
    }
    card.rows.show(entries[0].values ? entries : entries.slice(1));
}

/** Fills the card of a decoded code. */
function showCode(explorer, card, panel, code) {
    const values = panel.decode(code);
    if (!values) return;
    const numbers = [...code].slice(0, 6).map(numberText).join(", ") + (code.length > 6 ? ", \u2026" : "");
    card.title.textContent = "Decoded here";
    card.rows.show([{ title: panel.name, note: `at (${numbers})`, values, color: panel.color, width: 2 }]);
    card.say();
}

/** Fills the card of the selection: how many rows, of which classes, and what sets them apart. */
function showSelection(explorer, card) {
    const rows = explorer.selectedRows, { count } = explorer;
    card.node.classList.toggle("gx-empty", !rows.length);
    if (!rows.length) {
        card.say(element("p.gx-muted", null, card.hint));
        card.rows.show([]);
        return;
    }
    const share = numberText(100 * rows.length / count);
    card.say(
        element("p", null, element("b", null, countText(rows.length)), ` of ${countText(count)} rows (${share} %)`),
        element("p.gx-buttons", null,
            button("Export CSV", () => explorer.exportSelection()),
            button(explorer.table.hidden ? "Show table" : "Hide table", () => explorer.toggleTable()),
            button("Clear", () => explorer.select([], false))),
        ...explorer.columns.filter(column => column.kind === "class" && column.wholes)
            .map(column => classShares(explorer, column, rows)));
    showDifferences(explorer, card, rows);
}

/** The largest classes of a selection, as bars. */
function classShares(explorer, column, rows) {
    const counts = categoryCounts(column.wholes, rows, column.categories.length);
    const largest = counts.map((count, i) => [count, i]).filter(([count]) => count)
        .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const lines = largest.slice(0, 5).map(([count, i]) => {
        const bar = element("i.gx-bar-part", null);
        bar.style.width = `${100 * count / rows.length}%`;
        bar.style.background = explorer.visible(column.colors[i]);
        return element("li", null, element("span", { dir: "auto" }, column.categories[i]),
            element("span.gx-track", null, bar), element("span", null, countText(count)));
    });
    if (largest.length > 5) lines.push(element("li.gx-muted", null, `${largest.length - 5} more`));
    return element("div", null, element("h4", null, column.title), element("ul.gx-shares", null, ...lines));
}

/** What sets a selection apart: mean images, or the features that differ most. */
function showDifferences(explorer, card, rows) {
    const { originals, data } = explorer;
    const chosen = originals ? rows.filter(row => explorer.placeOf(row) >= 0) : [];
    if (!chosen.length || chosen.length === originals.count) return card.rows.show([]);
    const isChosen = new Uint8Array(originals.count);
    for (const row of chosen) isChosen[explorer.placeOf(row)] = 1;
    const value = (place, feature) => originals.value(place, feature);
    const places = Array.from({ length: originals.count }, (_, i) => i);
    const differences = featureDifferences(places, place => isChosen[place], originals.width, value);
    if (data.kind === "image") {
        const means = side => Float32Array.from(differences, difference => difference[side]);
        card.rows.show(["mean", "mean of others", "difference"].map((title, i) => ({
            title, values: means(i === 1 ? "others" : "chosen") })));
        return drawDifference(card.rows.tiles[2].canvas,
            Float32Array.from(differences, ({ chosen, others }) => chosen - others), data);
    }
    card.rows.show([]);
    const lines = mostDifferent(differences, 8).map(({ feature, effect, chosen, others }) => {
        const bar = element("i.gx-bar-part", null);
        bar.style.width = `${Math.min(50, 15 * Math.abs(effect))}%`;
        bar.style.marginLeft = effect < 0 ? `${50 - Math.min(50, 15 * Math.abs(effect))}%` : "50%";
        bar.style.background = effect < 0 ? differenceStops[0] : differenceStops[4];
        return element("li", { title: `mean ${numberText(chosen)}, of the others ${numberText(others)}` },
            element("span", { dir: "auto" }, explorer.featureName(feature)), element("span.gx-track", null, bar),
            element("span", null, (effect > 0 ? "+" : "") + numberText(effect)));
    });
    card.text.append(element("h4", null, "Features that differ most (standard deviations)"),
        element("ul.gx-shares", null, ...lines));
}

const waySteps = 9;

/** Draws the way between two rows by each method: the codes on a straight line between theirs. */
function showWayBetween(explorer, node, [from, to]) {
    const { data, theme } = explorer, parts = Array.from({ length: waySteps }, (_, i) => i / (waySteps - 1));
    const panels = explorer.panels.filter(panel => panel.run && panel.codeOf(from));
    if (node.childElementCount !== panels.length + 1) {
        node.replaceChildren(element("h3"), ...panels.map(panel => {
            const name = element("b", null, panel.name);
            name.style.borderColor = panel.color;
            return element("div", null, name, element("canvas", { role: "img" }));
        }));
    }
    node.firstChild.textContent = `From ${explorer.describe(from)} to ${explorer.describe(to)}`;
    panels.forEach((panel, i) => {
        const canvas = node.children[i + 1].lastChild, ends = [panel.codeOf(from), panel.codeOf(to)];
        const steps = parts.map(part => panel.decode(ends[0].map((value, k) => value + part * (ends[1][k] - value))));
        canvas.setAttribute("aria-label", `${panel.name}: ${waySteps} decoded steps between the two rows`);
        if (data.kind === "image") {
            return drawImages(canvas, [explorer.originalOf(from), ...steps, explorer.originalOf(to)], data);
        }
        const paper = colorParts(theme.paper), strong = colorParts(panel.color);
        const series = steps.map((values, k) => ({ values, color: cssColor(mixed(paper, strong, 0.25 + 0.75 * parts[k])) }));
        const width = canvas.clientWidth || 300;
        if (data.kind === "profile") drawProfiles(canvas, series, explorer.profileFeatures, theme, width);
        else drawCurves(canvas, series, data, theme, [width, 150]);
    });
}
