// What all parts of the explorer share: the data of the page, what is looked at, held and selected.

let root, columns, data, panels, rowCount, rowTitle, rowNames = null, rowNumbers = null, featureNames = null;
/** Rows as they are: their number, that of their features, a value and a whole row by their place. */
let stored = null;
/** Places of rows among those that are stored; null where all are, in order. */
let storedPlaces = null;
/** The features of a table that are drawn. */
let profileFeatures = [];
/** The page's colours; those of rows, whose last byte is 0 where a row is hidden; a shuffled order to draw rows in. */
let theme, rowColors, shuffled;
/** The column that colours; the class that is brought forward; rows that are drawn in front. */
let column = null, lit = null, front = null;
/** Rows that are selected, pointed at, held, and shown as a card; the two rows of a way; what dragging does. */
let isSelected, selectedRows = [], hovered = -1, held = -1, seen = -1, way = null, tool = "Move";

const nameOf = row => String(rowNames?.[row] ?? rowNumbers?.[row] ?? row);
const titleOf = row => `${rowTitle} ${nameOf(row)}`;
const featureName = index => featureNames?.[index] ?? `feature ${index + 1}`;
const isHidden = row => rowColors[row] >>> 24 === 0;
const classColumns = () => columns.filter(({ kind, wholes }) => kind === "class" && wholes);

/** The place of a row among those that are stored; -1 if it is not. */
const placeOf = row => (!stored ? -1 : storedPlaces ? storedPlaces.get(row) ?? -1 : row);

/** A row as it is; null where the page does not have it. */
function originalOf(row) {
    const place = placeOf(row);
    return place < 0 ? null : stored.row(place);
}

/** A row's value in a column as text; null where it is missing. */
function valueText(column, row) {
    const { kind, categories, unit, wholes } = column;
    if (!wholes) return null;
    if (kind === "class") return categories[wholes[row]] ?? null;
    const value = columnValue(column, wholes[row]);
    return Number.isNaN(value) ? null : numberText(value) + (unit ? ` ${unit}` : "");
}

/** A row in a few words. */
function describe(row) {
    const label = classColumns().find(({ role }) => role === "label"), text = label && valueText(label, row);
    return titleOf(row) + (text ? ` (${text})` : "");
}

/** A colour that can be seen on the page. */
const visible = color => cssColor(legible(colorParts(color), colorParts(theme.paper)));
