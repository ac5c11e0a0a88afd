// The explorer itself: its parts on the page, what is loaded when, and what pointing, holding and selecting do.

let legend, rowCard, codeCard, selectionCard, wayCard, table, live, speaking;
const drawWay = onceAFrame(drawWayBetween);

/** Puts the parts on the page. */
function build() {
    legend = element("aside.gx-legend", { ariaLabel: "Legend" });
    rowCard = new Card("Row", "Point at a row to see what it is.");
    codeCard = new Card("Decoded here", "Point at a panel to see the row decoded there.");
    selectionCard = new Card("Selection");
    const decodes = panels.some(({ decoder }) => decoder);
    codeCard.holder.hidden = !decodes;
    wayCard = element("section.gx-way", { hidden: true });
    table = element("div.gx-table", { hidden: true, tabIndex: 0, role: "region", ariaLabel: "Selected rows" });
    live = element("p.gx-live", { role: "status" });
    const results = element("div.gx-found"), search = element("input", {
        type: "search", placeholder: "class or name",
        oninput: () => results.replaceChildren(...search.value.trim() ? found(search.value.trim()) : []),
    });
    const choose = name => {
        tool = name;
        root.setAttribute("data-tool", tool);
    };
    const tools = ["Move", "Lasso", "Box", ...decodes ? ["Path"] : []].map(name => element("label", element("input", {
        type: "radio", name: "gx-tool", checked: name === tool, onchange: () => choose(name),
    }), element("span", name)));
    choose(tool);
    root.className = "gx";
    root.append(
        element("div.gx-bar",
            column && labelled("Colour", menu(columns.map(({ title }) => title), 0, place => colorBy(columns[place]))),
            element("div.gx-tools", { role: "radiogroup", ariaLabel: "What dragging does" }, ...tools),
            element("div.gx-search", labelled("Find", search), results),
            button("Show everything", showEverything)),
        element("div.gx-main", element("div.gx-panels", ...panels.map(({ holder }) => holder)), legend),
        wayCard, element("div.gx-cards", rowCard.holder, codeCard.holder, selectionCard.holder), table, live,
        element("details.gx-help", element("summary", "Keyboard and pointer"),
            element("p", `In a panel: ${keyHelp} In the legend: Enter hides or shows a class, S selects it.`),
            element("p", "Drag to move, or draw with the tool chosen above; Shift draws a lasso, Ctrl adds to the selection. "
                + "Ctrl and the wheel zoom. Path: drag from one point to another to see what lies between.")));
    showSelection();
}

/** Loads what the first picture needs, draws it, then loads the rest. */
async function start(page) {
    ({ columns, data } = page);
    rowCount = page.rows.count;
    rowTitle = page.rows.nameTitle ?? "row";
    shuffled = shuffledRows(rowCount);
    rowColors = new Uint32Array(rowCount);
    isSelected = new Uint8Array(rowCount);
    for (const column of columns) column.hidden = new Set();
    column = columns[0] ?? null;
    theme = pageColors(root);
    panels = page.panels.map(panel => new Panel(panel));
    build();
    await Promise.all([...panels.map(panel => panel.arrange()), column && loadColumn(column)]);
    recolor();
    for (const panel of panels) panel.makePainter();
    showLegend();
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
        matchMedia(query).addEventListener("change", () => {
            theme = pageColors(root);
            recolor();
            showLegend();
            showSelection();
            if (seen >= 0) showRow(seen);
            codeCard.drawn.show(codeCard.drawn.entries);
            if (way) drawWay();
        });
    }
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    performance.mark("gibbous-first-frame");
    mark("ready");
    await pause();
    await loadRest(page.rows);
    mark("complete");
}

/** Lets the page do what else there is. */
const pause = () => new Promise(resolve => setTimeout(resolve));

const mark = stage => document.documentElement.setAttribute("data-explorer", stage);

async function loadRest({ names, numbers }) {
    for (const column of columns) await loadColumn(column);
    if (names) rowNames = await unpackTexts(names);
    if (numbers) rowNumbers = await unpackWords(numbers, Uint32Array);
    if (data.features) featureNames = await unpackTexts(data.features);
    if (data.originals) await loadOriginals(data.originals);
    for (const panel of panels) {
        await panel.load();
        await pause();
    }
}

async function loadColumn(column) {
    column.wholes ??= await unpackWhole(column.codes ?? column.values, column.bits);
}

async function loadOriginals({ rows, count, bits, low, high, values }) {
    const wholes = await unpackWhole(values, bits), width = wholes.length / count;
    const kept = rows && await unpackWords(rows, Uint32Array);
    storedPlaces = kept && new Map(Array.from(kept, (row, place) => [row, place]));
    const valueAt = originalValues(wholes, bits, width, low, high);
    stored = { count, width, valueAt, row: place => Float32Array.from({ length: width }, (_, feature) => valueAt(place, feature)) };
    if (data.kind !== "profile") return;
    const bound = (bounds, index) => bounds[index] ?? bounds;
    profileFeatures = mostVaried(stored, 24).map(index => ({
        index, name: featureName(index), low: bound(low, index), high: bound(high, index) }));
}

// Colours.

/** Gives all rows their colours: hidden ones none, those that are not selected or highlighted a fainter one. */
function recolor() {
    const wholes = column?.wholes, colors = wholes && columnColors(column, colorParts(theme.paper));
    const plain = packedColor(colorParts(theme.muted)), isFocused = lit || selectedRows.length > 0;
    for (let row = 0; row < rowCount; row++) {
        const color = wholes ? colors[wholes[row]] : plain;
        const isFront = lit ? lit.wholes[row] === lit.place : isSelected[row];
        rowColors[row] = isFocused && !isFront ? color & 0xffffff | 0x40000000 : color;
    }
    for (const { hidden, wholes } of columns) {
        if (hidden.size) for (let row = 0; row < rowCount; row++) if (hidden.has(wholes[row])) rowColors[row] = 0;
    }
    front = isFocused ? shuffled.filter(row => rowColors[row] >>> 24 === 255) : null;
    for (const panel of panels) panel.recolor();
}

async function colorBy(chosen) {
    await loadColumn(chosen);
    column = chosen;
    recolor();
    showLegend();
}

/** Brings the rows of a class forward; null for none. */
function highlight(wanted) {
    lit = wanted;
    recolor();
}

function showEverything() {
    for (const { hidden } of columns) hidden.clear();
    recolor();
    showLegend();
    for (const panel of panels) panel.fit();
}

// Pointing, holding, selecting.

function drawOverlays() { for (const panel of panels) panel.drawOver(); }

function hover(row) {
    if (row === hovered) return;
    hovered = row;
    drawOverlays();
    const shown = row < 0 ? held : row;
    if (shown >= 0) showRow(shown);
    clearTimeout(speaking);
    if (row >= 0) speaking = setTimeout(() => say(describe(row)), 400);
}

/** Holds a row: its card stays, and sliders go to its codes. */
function hold(row) {
    held = row;
    if (row >= 0) {
        showRow(row);
        for (const panel of panels) panel.moveSliders(row);
        say(`${describe(row)} is held`);
    }
    drawOverlays();
}

function letGo() {
    held = hovered = -1;
    way = null;
    wayCard.hidden = true;
    select([]);
}

/** Selects rows, beside those that are selected already if they are to stay. */
function select(rows, adds) {
    if (!adds) isSelected.fill(0);
    for (const row of rows) isSelected[row] = 1;
    selectedRows = [];
    for (let row = 0; row < rowCount; row++) if (isSelected[row]) selectedRows.push(row);
    recolor();
    showSelection();
    say(`${countText(selectedRows.length)} rows selected`);
}

function selectClass({ wholes }, place) {
    const rows = [];
    for (let row = 0; row < rowCount; row++) if (wholes[row] === place) rows.push(row);
    select(rows);
}

function toggleTable() {
    table.hidden = !table.hidden;
    showSelection();
}

/** Saves the selection as CSV: names, numbers of rows, classes. */
function exportSelection() {
    const fields = [...rowNames ? [[rowTitle, nameOf]] : [], ["row", row => rowNumbers?.[row] ?? row],
        ...classColumns().map(column => [column.title, row => valueText(column, row) ?? ""])];
    const lines = [fields.map(([title]) => title), ...selectedRows.map(row => fields.map(([, text]) => text(row)))];
    const href = URL.createObjectURL(new Blob([csvText(lines)], { type: "text/csv" }));
    element("a", { href, download: "selection.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1e4);
}

/** Shows what lies between two rows. */
function showWay(...rows) {
    if (Math.min(...rows) < 0) return;
    way = rows;
    wayCard.hidden = false;
    drawWay();
    drawOverlays();
}

function say(text) { live.textContent = text; }
