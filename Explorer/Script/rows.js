// Sets of rows: as CSV, by what they differ in, by name.

/** A field of a CSV file (RFC 4180). */
function csvField(value) {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lines of fields as a CSV file. */
function csvText(lines) {
    return lines.map(line => line.map(csvField).join(",") + "\r\n").join("");
}

/** Means of features over chosen rows and over the others, and how many standard deviations lie between them.
 *
 * `value(place, feature)` gives the numbers, NaN where they are missing. */
function featureDifferences(places, isChosen, width, value) {
    const result = [];
    for (let feature = 0; feature < width; feature++) {
        const sums = [0, 0], counts = [0, 0];
        let all = 0, squares = 0;
        for (const place of places) {
            const number = value(place, feature);
            if (Number.isNaN(number)) continue;
            const side = isChosen(place) ? 1 : 0;
            sums[side] += number;
            counts[side]++;
        }
        const mean = (sums[0] + sums[1]) / (counts[0] + counts[1]);
        for (const place of places) {
            const number = value(place, feature);
            if (Number.isNaN(number)) continue;
            squares += (number - mean) ** 2;
            all++;
        }
        const [others, chosen] = [sums[0] / counts[0], sums[1] / counts[1]];
        const deviation = Math.sqrt(squares / all);
        result.push({ feature, chosen, others, effect: deviation > 0 ? (chosen - others) / deviation : 0 });
    }
    return result;
}

/** The features that differ most, largest difference first. */
function mostDifferent(differences, count) {
    return differences.filter(({ effect }) => Math.abs(effect) > 0)
        .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || a.feature - b.feature).slice(0, count);
}

/** The number of rows of each category among some. */
function categoryCounts(codes, rows, categoryCount) {
    const counts = new Array(categoryCount).fill(0);
    for (const row of rows) if (codes[row] < categoryCount) counts[codes[row]]++;
    return counts;
}

/** The places of up to so many texts that contain another, those that are equal to it or begin with it first. */
function matches(texts, wanted, most) {
    const needle = wanted.toLowerCase(), found = [[], [], []];
    if (!needle) return [];
    for (let i = 0; i < texts.length && found[0].length < most; i++) {
        const text = String(texts[i]).toLowerCase(), place = text.indexOf(needle);
        if (place < 0) continue;
        const list = found[place > 0 ? 2 : text.length === needle.length ? 0 : 1];
        if (list.length < most) list.push(i);
    }
    return found.flat().slice(0, most);
}
