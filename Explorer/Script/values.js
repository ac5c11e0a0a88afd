// Numbers and colours: quantised columns, scales of colour, numbers as text.

/** The scale of colour for numbers where the data name none: viridis. */
const viridis = ["#440154", "#414487", "#2a788e", "#22a884", "#7ad151", "#fde725"];

/** The number that a whole one stands for in a column of numbers; NaN where it is missing. */
function columnValue(column, whole) {
    const missing = column.bits === 16 ? 65535 : 255;
    if (whole === missing) return NaN;
    const value = column.low + whole / (missing - 1) * (column.high - column.low);
    return column.scale === "log" ? Math.exp(value) : value;
}

/** Codes along one dimension, from whole numbers of 16 bits. */
function codeValues(dimension, wholes) {
    const { low, high } = dimension, codes = new Float32Array(wholes.length), step = (high - low) / 65535;
    for (let i = 0; i < codes.length; i++) codes[i] = low + wholes[i] * step;
    return codes;
}

/** A number to three digits, with a true minus; powers of ten where it is very large or small. */
function numberText(value) {
    if (!Number.isFinite(value)) return Number.isNaN(value) ? "\u2013" : value > 0 ? "\u221e" : "\u2212\u221e";
    const size = Math.abs(value);
    const text = size !== 0 && (size >= 1e6 || size < 1e-3)
        ? value.toExponential(1).replace(/e\+?(-?)/, "\u00b710^$1")
        : size >= 1000 ? countText(Math.round(value)) : String(Number(value.toPrecision(3)));
    return text.replaceAll("-", "\u2212");
}

/** A count with its thousands apart. */
const countText = count => count.toLocaleString("en");

/** Red, green and blue of "#rrggbb". */
function colorParts(text) {
    const number = Number.parseInt(text.slice(1), 16);
    return [number >> 16 & 255, number >> 8 & 255, number & 255];
}

/** The relative luminance of a colour (WCAG 2). */
function luminance(parts) {
    const [red, green, blue] = parts.map(part => (part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours (WCAG 2). */
function contrast(first, second) {
    const [a, b] = [luminance(first), luminance(second)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The way from one colour to another. */
const mixed = (from, to, part) => from.map((value, i) => Math.round(value + part * (to[i] - value)));

/** A colour moved away from the paper's until it can be seen on it. */
function legible(parts, paper) {
    const away = luminance(paper) > 0.4 ? [0, 0, 0] : [255, 255, 255];
    for (let part = 0; part < 1; part += 0.1) {
        const color = mixed(parts, away, part);
        if (contrast(color, paper) >= 1.7) return color;
    }
    return away;
}

/** Colour at a part of the way along evenly spaced ones. */
function colorAlong(stops, part) {
    const place = Math.min(1, Math.max(0, part)) * (stops.length - 1);
    const index = Math.min(Math.floor(place), stops.length - 2);
    return mixed(stops[index], stops[index + 1], place - index);
}

/** The bytes of an opaque colour as one number, in the order in which pictures hold them. */
const packedColor = ([red, green, blue]) => (255 << 24 | blue << 16 | green << 8 | red) >>> 0;

/** The colours of a column by its whole numbers; that of missing ones stands last. */
function columnColors(column, paper) {
    const missing = packedColor(mixed(paper, [128, 132, 136], 0.5));
    const size = column.bits === 16 ? 65536 : 256;
    const colors = new Uint32Array(size).fill(missing);
    if (column.kind === "class") {
        column.categories.forEach((_, i) => {
            colors[i] = packedColor(legible(colorParts(column.colors[i]), paper));
        });
        return colors;
    }
    const stops = (column.stops ?? viridis).map(colorParts);
    const [low, high] = shownRange(column);
    const along = column.scale === "log" ? Math.log : value => value;
    for (let i = 0; i < size - 1; i++) {
        const part = (along(columnValue(column, i)) - along(low)) / (along(high) - along(low) || 1);
        colors[i] = packedColor(colorAlong(stops, part));
    }
    return colors;
}

/** The numbers at both ends of a column's scale of colour. */
function shownRange(column) {
    return column.shown ?? [0, column.bits === 16 ? 65534 : 254].map(whole => columnValue(column, whole));
}
