// Begins, where the page has data and a place for the explorer.

root = document.getElementById("gibbous-explorer");
const source = document.getElementById("gibbous-data");
if (root && source) {
    start(JSON.parse(source.textContent)).catch(error => {
        root.prepend(element("p", { role: "alert" }, `The explorer can\u2019t show all of the data (${error.message}).`));
        console.error(error);
    });
    source.remove();
    const panelOf = name => panels.find(({ method }) => method === name);
    // For tests, and for those who like to look inside.
    window.gibbous = Object.freeze({
        "decode": (method, code) => panelOf(method).decode(Float32Array.from(code)),
        "rowCode": (method, row) => panelOf(method).codeOf(row),
        "rowPixel": (method, row) => panelOf(method).pixelOf(row),
        "panBy": (method, x) => panelOf(method).pan(x, 0),
    });
}
