// The explorer: what all panels, cards and controls share.

class Explorer {
    constructor(root, page) {
        Object.assign(this, { root, title: page.title, columns: page.columns, data: page.data, count: page.rows.count });
        this.rowsOfPage = page.rows;
        this.rowTitle = page.rows.nameTitle ?? "row";
        this.order = shuffledRows(this.count);
        this.colors = new Uint32Array(this.count);
        this.selected = new Uint8Array(this.count);
        Object.assign(this, { selectedRows: [], hovered: -1, pinned: -1, front: null, way: null, tool: "move", lit: null });
        for (const column of this.columns) column.hidden = new Set();
        this.column = this.columns[0] ?? null;
        root.classList.add("gx");
        this.theme = pageColors(root);
        this.panels = page.panels.map(panel => new Panel(this, panel));
        this.build();
    }

    build() {
        this.legend = element("aside.gx-legend", { "aria-label": "Legend" });
        this.rowCard = new Card(this, "Row", "Point at a row to see what it is.");
        this.codeCard = new Card(this, "Decoded here", "Point at a plane to see what its decoder makes of that place.");
        this.selectionCard = new Card(this, "Selection", "");
        this.selectionCard.hint = "Choose Lasso or Box and draw around points; the same rows stand out in all panels.";
        this.wayNode = element("section.gx-way", { hidden: true });
        this.table = element("div.gx-table", { hidden: true, tabIndex: 0, role: "region", "aria-label": "Selected rows" });
        this.live = element("p.gx-live", { role: "status", "aria-live": "polite" });
        const results = element("div.gx-found", null);
        const search = element("input", { type: "search", placeholder: "class or name", oninput: () => {
            results.replaceChildren(...found(this, search.value.trim()));
        } });
        const tools = [["move", "Move"], ["lasso", "Lasso"], ["box", "Box"], ["way", "Path"]].map(([tool, name]) =>
            element("label", null, element("input", {
                type: "radio", name: "gx-tool", checked: tool === this.tool, onchange: () => { this.tool = tool; },
            }), element("span", null, name)));
        this.root.append(
            element("div.gx-bar", null,
                this.columns.length ? labelled("Colour", menu(this.columns.map(column => column.title), 0,
                    place => this.colorBy(this.columns[place]))) : null,
                element("div.gx-tools", { role: "radiogroup", "aria-label": "What dragging does" }, ...tools),
                element("div.gx-search", null, labelled("Find", search), results),
                button("Show everything", () => this.showEverything())),
            element("div.gx-main", null,
                element("div.gx-panels", null, ...this.panels.map(panel => panel.node)), this.legend),
            element("div.gx-cards", null,
                ...[this.rowCard, this.codeCard, this.selectionCard].map(card => card.node)),
            this.wayNode, this.table, this.live,
            element("details.gx-help", null, element("summary", null, "Keyboard and pointer"),
                element("p", null, `In a panel: ${keyHelp} In the legend: Enter hides or shows a class, S selects it.`),
                element("p", null, "Drag to move, or draw with the tool chosen above; with Shift always a lasso, with Ctrl added to "
                    + "the selection. Ctrl and the wheel zoom. Path: drag from one point to another to see what lies between.")));
        showSelection(this, this.selectionCard);
    }

    /** Loads what the first picture needs, draws it, then loads the rest. */
    async start() {
        await Promise.all([...this.panels.map(panel => panel.place()), this.column && this.loadColumn(this.column)]);
        this.recolor();
        for (const panel of this.panels) panel.makePainter(), panel.fit();
        this.showLegend();
        requestAnimationFrame(() => requestAnimationFrame(() => {
            performance.mark("gibbous-first-frame");
            document.documentElement.dataset.explorer = "ready";
            setTimeout(() => this.loadRest().catch(error => this.fail(error)));
        }));
        const redraw = () => this.restyle();
        for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
            matchMedia(query).addEventListener("change", redraw);
        }
    }

    async loadRest() {
        const { rowsOfPage, data } = this;
        for (const column of this.columns) await this.loadColumn(column);
        if (rowsOfPage.names) this.names = await unpackTexts(rowsOfPage.names);
        if (rowsOfPage.numbers) this.numbers = await unpackWords(rowsOfPage.numbers, Uint32Array);
        if (data.features) this.features = await unpackTexts(data.features);
        if (data.originals) await this.loadOriginals();
        for (const panel of this.panels) {
            await panel.loadAll();
            await new Promise(resolve => setTimeout(resolve));
        }
        document.documentElement.dataset.explorer = "complete";
    }

    async loadColumn(column) { column.wholes ??= await unpackWhole(column.codes ?? column.values, column.bits); }

    async loadOriginals() {
        const { originals } = this.data, wholes = await unpackWhole(originals.values, originals.bits);
        const { count } = originals, width = wholes.length / count;
        const rows = originals.rows ? await unpackWords(originals.rows, Uint32Array) : null;
        this.places = rows && new Map(Array.from(rows, (row, place) => [row, place]));
        const top = originals.bits === 16 ? 65534 : 255;
        const [low, high] = [originals.low, originals.high].map(bounds =>
            (Array.isArray(bounds) ? bounds : new Array(width).fill(bounds)));
        const value = (place, feature) => {
            const whole = wholes[place * width + feature];
            return whole > top ? NaN : low[feature] + whole / top * (high[feature] - low[feature]);
        };
        this.originals = { count, width, value, row: place => originalRow(originals, wholes, place, width) };
        if (this.data.kind === "profile") this.profileFeatures = this.variedFeatures(low, high, 24);
    }

    /** The features of a table whose values fill their range best. */
    variedFeatures(low, high, most) {
        const { count, width, value } = this.originals, step = Math.ceil(count / 500);
        return Array.from({ length: width }, (_, index) => {
            let sum = 0, squares = 0, seen = 0;
            for (let place = 0; place < count; place += step) {
                const part = (value(place, index) - low[index]) / (high[index] - low[index] || 1);
                if (Number.isNaN(part)) continue;
                sum += part;
                squares += part * part;
                seen++;
            }
            const variance = seen ? squares / seen - (sum / seen) ** 2 : 0;
            return { index, name: this.featureName(index), low: low[index], high: high[index], variance };
        }).sort((a, b) => b.variance - a.variance).slice(0, most).sort((a, b) => a.index - b.index);
    }

    // Rows.

    nameOf(row) { return row < 0 ? "" : String(this.names?.[row] ?? this.numbers?.[row] ?? row); }
    featureName(index) { return this.features?.[index] ?? `feature ${index + 1}`; }
    rowOfNumber(number) { return this.numbers ? this.numbers.indexOf(number) : number < this.count ? number : -1; }
    placeOf(row) { return this.places ? this.places.get(row) ?? -1 : row < this.originals.count ? row : -1; }

    originalOf(row) {
        const place = this.originals ? this.placeOf(row) : -1;
        return place < 0 ? null : this.originals.row(place);
    }

    /** A row's value in a column as text; null where it is missing. */
    valueText(column, row) {
        const whole = column.wholes?.[row];
        if (whole === undefined) return null;
        if (column.kind === "class") return column.categories[whole] ?? null;
        const value = columnValue(column, whole);
        return Number.isNaN(value) ? null : `${numberText(value)}${column.unit ? ` ${column.unit}` : ""}`;
    }

    /** A row in a few words. */
    describe(row) {
        const label = this.columns.find(column => column.role === "label" && column.kind === "class");
        const text = label ? this.valueText(label, row) : null;
        return `${this.rowTitle} ${this.nameOf(row)}${text === null ? "" : ` (${text})`}`;
    }

    // Colours.

    visible(color) {
        const parts = colorParts(color);
        return cssColor(legible(parts, colorParts(this.theme.paper), 1.7));
    }

    /** Gives all rows their colours: hidden ones none, those that are not selected or highlighted a fainter one. */
    recolor() {
        const { count, colors, column, lit, selected } = this;
        const table = column?.wholes ? columnColors(column, colorParts(this.theme.paper)) : null;
        const plain = packedColor(colorParts(this.theme.muted), 255);
        const hiding = this.columns.filter(({ hidden, wholes }) => hidden.size && wholes);
        const some = lit || this.selectedRows.length > 0;
        const front = [];
        for (let row = 0; row < count; row++) {
            const color = table ? table[column.wholes[row]] : plain;
            const isFront = some && (lit ? lit.column.wholes[row] === lit.place : selected[row] === 1);
            colors[row] = some && !isFront ? (color & 0xffffff | 0x40000000) >>> 0 : color;
        }
        for (const { hidden, wholes } of hiding) {
            for (let row = 0; row < count; row++) if (hidden.has(wholes[row])) colors[row] = 0;
        }
        if (some) {
            for (const row of this.order) if (colors[row] >>> 24 === 255) front.push(row);
        }
        this.front = some ? Uint32Array.from(front) : null;
        for (const panel of this.panels) {
            if (!panel.painter) continue;
            panel.painter.setColors(colors, this.front);
            panel.draw();
        }
    }

    async colorBy(column) {
        await this.loadColumn(column);
        this.column = column;
        this.recolor();
        this.showLegend();
    }

    showLegend() { this.legend.replaceChildren(...this.column ? legendOf(this, this.column) : []); }

    highlight(column, place) {
        this.lit = column ? { column, place } : null;
        this.recolor();
    }

    restyle() {
        this.theme = pageColors(this.root);
        this.recolor();
        this.showLegend();
    }

    showEverything() {
        for (const column of this.columns) column.hidden.clear();
        this.recolor();
        this.showLegend();
        for (const panel of this.panels) panel.fit();
    }

    // Pointing, holding, selecting.

    drawOver() { for (const panel of this.panels) panel.drawOver(); }

    hover(row) {
        if (row === this.hovered) return;
        this.hovered = row;
        this.drawOver();
        const shown = row >= 0 ? row : this.pinned;
        if (shown >= 0) showRow(this, this.rowCard, shown);
        clearTimeout(this.speaking);
        if (row >= 0) this.speaking = setTimeout(() => this.say(this.describe(row)), 400);
    }

    /** Holds a row: its card stays, and sliders go to its codes. */
    pin(row) {
        this.pinned = row;
        if (row >= 0) {
            showRow(this, this.rowCard, row);
            for (const panel of this.panels) panel.moveSliders(panel.codeOf(row));
            this.say(`${this.describe(row)} is held`);
        }
        this.drawOver();
    }

    letGo() {
        this.pinned = this.hovered = -1;
        this.way = null;
        this.wayNode.hidden = true;
        this.select([], false);
        this.drawOver();
    }

    select(rows, adds) {
        if (!adds) this.selected.fill(0);
        for (const row of rows) this.selected[row] = 1;
        this.selectedRows = [];
        for (let row = 0; row < this.count; row++) if (this.selected[row]) this.selectedRows.push(row);
        this.recolor();
        showSelection(this, this.selectionCard);
        if (!this.table.hidden) showTable(this, this.table);
        this.say(`${countText(this.selectedRows.length)} rows selected`);
    }

    selectClass(column, place) {
        const rows = [];
        for (let row = 0; row < this.count; row++) if (column.wholes[row] === place) rows.push(row);
        this.select(rows, false);
    }

    toggleTable() {
        this.table.hidden = !this.table.hidden;
        if (!this.table.hidden) showTable(this, this.table);
        showSelection(this, this.selectionCard);
    }

    /** The selection as lines of a CSV file: names, numbers of rows, classes. */
    selectionLines() {
        const classes = this.columns.filter(column => column.kind === "class" && column.wholes);
        const head = [this.names ? this.rowTitle : null, "row", ...classes.map(column => column.title)];
        const lines = this.selectedRows.map(row => [this.names ? this.nameOf(row) : null, this.numbers?.[row] ?? row,
            ...classes.map(column => this.valueText(column, row) ?? "")]);
        return [head, ...lines].map(line => line.filter(field => field !== null));
    }

    exportSelection() {
        const link = element("a", {
            href: URL.createObjectURL(new Blob([csvText(this.selectionLines())], { type: "text/csv" })),
            download: "selection.csv",
        });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }

    showDecoded(panel, code) { showCode(this, this.codeCard, panel, code); }

    showWay(from, to) {
        if (from < 0 || to < 0) return;
        this.way = [from, to];
        this.wayNode.hidden = false;
        this.drawNextWay ??= onceAFrame(() => showWayBetween(this, this.wayNode, this.way));
        this.drawNextWay();
        this.drawOver();
    }

    say(text) { this.live.textContent = text; }

    fail(error) {
        this.root.prepend(element("p", { role: "alert" }, `The explorer can't show all of the data: ${error.message}.`));
        console.error(error);
    }
}
