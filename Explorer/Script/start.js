// Begins, where the page has data and a place for the explorer.

(() => {
    const root = document.getElementById("gibbous-explorer"), data = document.getElementById("gibbous-data");
    if (!root || !data) return;
    const explorer = new Explorer(root, JSON.parse(data.textContent));
    data.remove();
    explorer.start().catch(error => explorer.fail(error));
    const panel = method => explorer.panels.find(panel => panel.method === method);
    // For tests, and for those who like to look inside.
    window.gibbous = Object.freeze({
        decode: (method, code) => panel(method).decode(Float32Array.from(code)),
        codeOf: (method, row) => panel(method).codeOf(row),
        pixelOf: (method, row) => panel(method).pixel(...panel(method).points.subarray(2 * row, 2 * row + 2)),
        pan: (method, x, y) => { panel(method).pan(x, y); panel(method).drawPoints(); },
        csv: () => csvText(explorer.selectionLines()),
        state: () => ({
            selected: explorer.selectedRows.length, hovered: explorer.hovered, pinned: explorer.pinned,
            column: explorer.column?.key, visible: explorer.colors.filter(color => color >>> 24 > 0).length,
            front: explorer.front?.length ?? 0, painter: explorer.panels[0]?.painter.constructor.name,
        }),
    });
})();
