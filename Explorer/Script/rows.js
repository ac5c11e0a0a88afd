// Sets of rows: as CSV, by what they differ in, by name.

/** Lines of fields as a CSV file (RFC 4180). */
function csvText(lines) {
    const field = value => {
        const text = String(value);
        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return lines.map(line => line.map(field).join(",") + "\r\n").join("");
}

/** Stored rows' values by place and feature, from whole numbers; NaN where they are missing. */
function originalValues(wholes, bits, width, low, high) {
    const top = bits === 16 ? 65534 : 255;
    return (place, feature) => {
        const whole = wholes[place * width + feature], bottom = low[feature] ?? low;
        return whole > top ? NaN : bottom + whole / top * ((high[feature] ?? high) - bottom);
    };
}

/** Number, mean and standard deviation of a feature over stored rows: of all, or of those at some places. */
function moments({ count, valueAt }, feature, places) {
    let seen = 0, mean = 0, squares = 0;
    for (let i = 0; i < (places?.length ?? count); i++) {
        const number = valueAt(places ? places[i] : i, feature), step = number - mean;
        if (Number.isNaN(number)) continue;
        mean += step / ++seen;
        squares += step * (number - mean);
    }
    return { seen, mean: seen ? mean : NaN, deviation: Math.sqrt(squares / seen) };
}

/** Means of features over chosen rows and over the others, and how many standard deviations lie between them. */
function featureDifferences(stored, chosen) {
    return Array.from({ length: stored.width }, (_, feature) => {
        const all = moments(stored, feature), { seen, mean } = moments(stored, feature, chosen);
        const others = (all.seen * all.mean - seen * mean) / (all.seen - seen);
        return { feature, mean, others, effect: all.deviation > 0 ? (mean - others) / all.deviation : 0 };
    });
}

/** The features that differ most, largest difference first. */
function mostDifferent(differences, most) {
    const size = ({ effect }) => Math.abs(effect);
    return differences.filter(each => size(each) > 0)
        .sort((a, b) => size(b) - size(a) || a.feature - b.feature).slice(0, most);
}

/** The features whose values vary most within their range, in their own order. */
function mostVaried(stored, most) {
    return Array.from({ length: stored.width }, (_, feature) => {
        let low = Infinity, high = -Infinity;
        for (let place = 0; place < stored.count; place++) {
            const number = stored.valueAt(place, feature);
            if (number < low) low = number;
            if (number > high) high = number;
        }
        return [feature, high > low ? moments(stored, feature).deviation / (high - low) : 0];
    }).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([feature]) => feature).sort((a, b) => a - b);
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
    for (let i = 0; i < texts.length && found[0].length < most; i++) {
        const text = String(texts[i]).toLowerCase(), place = text.indexOf(needle);
        if (place >= 0) found[place > 0 ? 2 : text.length === needle.length ? 0 : 1].push(i);
    }
    return found.flat().slice(0, most);
}
