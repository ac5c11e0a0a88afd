// Tests of what computes: bulk data, layers, colours, planes, sets of rows. Run by node --test.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const zlib = require("node:zlib");
const { build } = require("../Build/build.js");
const { minified } = require("../Build/minify.js");

const read = name => fs.readFileSync(path.join(__dirname, "..", name), "utf8");
const parts = ["bytes", "layers", "values", "geometry", "rows"].map(name => read(`Script/${name}.js`));
const names = [...parts.join("\n").matchAll(/^(?:async )?(?:function|const|class) (\w+)/gm)].map(([, name]) => name);
const explorer = new Function(`"use strict"; ${parts.join("\n")}; return { ${names.join(", ")} };`)();

const near = (found, expected, allowed) => {
    assert.equal(found.length, expected.length);
    expected.forEach((value, i) => {
        assert.ok(Math.abs(found[i] - value) <= allowed * Math.max(1, Math.abs(value)), `${i}: ${found[i]} for ${value}`);
    });
};
const block = (bytes, deflated) => ({
    b: Buffer.from(deflated ? zlib.deflateRawSync(bytes) : bytes).toString("base64"), n: bytes.length, z: Number(deflated) });
const references = JSON.parse(read("Tests/layers.json"));

test("a code is moved to its place along directions, and not across them", () => {
    near([...explorer.codeInPlane(Float32Array.of(1, 2, 3), [[0.6, 0.8, 0]], [5])], [2.68, 4.24, 3], 1e-6);
    near([...explorer.codeInPlane(Float32Array.of(1, 2, 3), [[0.6, 0.8, 0], [-0.8, 0.6, 0]], [5, -1])], [3.8, 3.4, 3], 1e-6);
    // At 37 degrees: of all codes in both places, the nearest one.
    const [x, y, z] = explorer.codeInPlane(Float32Array.of(0, 0, 7), [[1, 0, 0], [0.8, 0.6, 0]], [2, 1]);
    near([x, y, z], [2, -1, 7], 1e-5);
    near([...explorer.codeInPlane(Float32Array.of(4, 4), [[1, 0], [1, 0]], [2, 2])], [2, 4], 1e-6);
});

test("blocks are unpacked, deflated or not, and refused where their length is another", async () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, i) => i * i >> 3);
    for (const deflated of [false, true]) assert.deepEqual(await explorer.unpack(block(bytes, deflated)), bytes);
    await assert.rejects(explorer.unpack({ ...block(bytes, true), n: 2999 }), /3000 bytes instead of 2999/);
    await assert.rejects(explorer.unpack({ b: "AAAA", n: 9, z: 1 }));
});

test("base64 stands for bytes", () => {
    assert.deepEqual([...explorer.bytesOfBase64("AP8QgA==")], [0, 255, 16, 128]);
});

test("16-bit values come in planes of bytes, 32-bit ones as they are, texts as JSON", async () => {
    assert.deepEqual([...await explorer.unpackWhole(block(Uint8Array.of(1, 2, 3, 0, 255, 128), false), 16)], [1, 65282, 32771]);
    assert.deepEqual([...await explorer.unpackWhole(block(Uint8Array.of(7, 255), false), 8)], [7, 255]);
    const words = new Uint8Array(Float32Array.of(1.5, -2).buffer);
    assert.deepEqual([...await explorer.unpackWords(block(words, true), Float32Array)], [1.5, -2]);
    const texts = ["</script>", "é, \"x\""];
    assert.deepEqual(await explorer.unpackTexts(block(Buffer.from(JSON.stringify(texts)), true)), texts);
    assert.deepEqual(await explorer.unpackTexts(texts), texts);
});

test("numbers of half precision are NumPy's", () => {
    const { bits, values } = references.halves;
    assert.deepEqual([...explorer.numbersOfHalves(Uint16Array.from(bits))], values);
});

for (const { name, layers, input, output, w, v } of references.cases) {
    test(`layers give NumPy's numbers: ${name}`, () => {
        const run = explorer.makeDecoder({ layers }, input.length, Float32Array.from(w), Float32Array.from(v));
        near(run(Float32Array.from(input)), output, 1e-6);
        near(run(Float32Array.from(input)), output, 1e-6);
    });
}

test("decoders of other sizes than their numbers, and unknown layers, are refused", () => {
    const dense = { t: "dense", in: 2, out: 3, relu: 0 }, make = (layers, latent, w, v) =>
        explorer.makeDecoder({ layers }, latent, new Float32Array(w), new Float32Array(v));
    assert.doesNotThrow(() => make([dense], 2, 6, 3));
    assert.throws(() => make([dense], 3, 6, 3), /3 inputs for 2/);
    assert.throws(() => make([dense], 2, 5, 3), /too few/);
    assert.throws(() => make([dense], 2, 7, 3), /too many/);
    assert.throws(() => make([{ t: "constructor" }], 2, 0, 0), /unknown layer/);
    const image = { t: "conv", input: [2, 2, 1], channels: 1, kernel: 1, stride: 1 };
    assert.throws(() => make([image], 3, 1, 1), /3 inputs for 4/);
});

test("columns give numbers, linear, logarithmic and missing", () => {
    const { columnValue } = explorer;
    assert.equal(columnValue({ bits: 8, low: 1, high: 3, scale: "linear" }, 127), 2);
    assert.ok(Number.isNaN(columnValue({ bits: 8, low: 1, high: 3 }, 255)));
    assert.equal(columnValue({ bits: 16, low: 0, high: Math.log(100), scale: "log" }, 0), 1);
    near([columnValue({ bits: 16, low: 0, high: Math.log(100), scale: "log" }, 65534)], [100], 1e-12);
    near(explorer.codeValues({ low: -1, high: 1 }, Uint16Array.of(0, 65535, 32768)), [-1, 1, 0], 1e-4);
});

test("stored rows have their values, by one range or by each feature's", () => {
    const { originalValues } = explorer;
    assert.equal(originalValues(Uint8Array.of(0, 255), 8, 2, 0, 1)(0, 1), 1);
    const value = originalValues(Uint16Array.of(0, 65534, 65535, 32767), 16, 2, [0, 10], [1, 30]);
    assert.deepEqual([value(0, 0), value(0, 1), value(1, 0), value(1, 1)], [0, 30, NaN, 20]);
});

test("numbers are texts with three digits and a true minus", () => {
    const cases = [[0, "0"], [1234.5, "1,235"], [-0.012345, "\u22120.0123"], [0.5, "0.5"], [1.5e-7, "1.5\u00b710^\u22127"],
        [2e9, "2.0\u00b710^9"], [NaN, "\u2013"], [-Infinity, "\u2212\u221e"]];
    for (const [value, text] of cases) assert.equal(explorer.numberText(value), text);
});

test("colours keep a contrast with the paper, light or dark", () => {
    const { contrast, legible } = explorer;
    assert.ok(Math.abs(contrast([0, 0, 0], [255, 255, 255]) - 21) < 1e-9);
    for (const paper of [[255, 255, 255], [21, 23, 26]]) {
        for (const color of [[204, 204, 0], [34, 85, 68], [255, 255, 255], [0, 0, 0], [77, 77, 77]]) {
            assert.ok(contrast(legible(color, paper), paper) >= 1.7);
        }
    }
    assert.deepEqual(legible([0, 0, 0], [255, 255, 255]), [0, 0, 0]);
});

test("columns have the colours of their classes and of their scale", () => {
    const { columnColors, packedColor } = explorer, paper = [255, 255, 255];
    const classes = columnColors({ kind: "class", bits: 8, categories: ["a", "b"], colors: ["#0066ee", "#887700"] }, paper);
    assert.deepEqual([classes[0], classes[1]], [packedColor([0, 102, 238]), packedColor([136, 119, 0])]);
    assert.equal(classes[255], classes[2]);
    const numbers = columnColors({ kind: "number", bits: 8, low: 0, high: 254, scale: "linear", shown: [100, 200],
        stops: ["#000000", "#ff0000"] }, paper);
    assert.deepEqual([numbers[50], numbers[150], numbers[250]].map(color => color & 255), [0, 128, 255]);
    assert.notEqual(numbers[255], numbers[254]);
});

test("a lasso holds what is inside it, holes and dents too", () => {
    const { isInside, rowsInside } = explorer;
    const dented = [[0, 0], [4, 0], [4, 4], [2, 1], [0, 4]];
    const inside = [[1, 1], [3, 1], [2, 0.5]], outside = [[2, 2], [5, 1], [-1, 0], [2, 3.9]];
    for (const point of inside) assert.ok(isInside(dented, ...point), String(point));
    for (const point of outside) assert.ok(!isInside(dented, ...point), String(point));
    assert.deepEqual(rowsInside(Float32Array.from([...inside, ...outside].flat()), dented), [0, 1, 2]);
    const pentagram = [0, 2, 4, 1, 3].map(i => [Math.sin(1.2566 * i), Math.cos(1.2566 * i)]);
    assert.ok(!isInside(pentagram, 0, 0) && isInside(pentagram, 0, 0.7));
});

test("the nearest row is the one that a search of all finds", () => {
    let state = 1;
    const random = () => (state = Math.imul(state, 1103515245) + 12345 >>> 0) / 2 ** 32;
    const spots = Float32Array.from({ length: 4000 }, random), scale = [300, 200];
    const grid = new explorer.PointGrid(spots, [[0.1, 0.9], [0.1, 0.9]]);
    for (let i = 0; i < 300; i++) {
        const at = [random() * 1.2 - 0.1, random() * 1.2 - 0.1], allows = row => row % 3 !== i % 3;
        let best = -1, least = 15 ** 2;
        for (let row = 0; row < 2000; row++) {
            const squared = ((spots[2 * row] - at[0]) * 300) ** 2 + ((spots[2 * row + 1] - at[1]) * 200) ** 2;
            if (squared <= least && allows(row)) [best, least] = [row, squared];
        }
        assert.equal(grid.nearest(at, scale, 15, allows), best);
    }
    assert.ok(grid.nearest([9, 9], scale, 1e9, () => true) >= 0);
});

test("limits leave out what lies far off, ticks are round", () => {
    const many = new Float32Array(4000).map((_, i) => (i % 2 ? i / 4000 : -i / 4000));
    many[1] = 1000;
    const [low, high] = explorer.axisLimits(many, 1);
    assert.ok(low >= 0 && high <= 1 && high > 0.99);
    assert.deepEqual(explorer.axisLimits(Float32Array.of(3, 0, 3, 0), 0), [2, 4]);
    assert.deepEqual(explorer.ticks(-0.31, 0.32, 4), [-0.2, 0, 0.2]);
    assert.deepEqual(explorer.ticks(0, 10, 4), [0, 5, 10]);
    assert.deepEqual(explorer.ticks(1, 1, 4), []);
});

test("the order of drawing holds every row once", () => {
    const rows = explorer.shuffledRows(1000);
    assert.deepEqual([...rows].sort((a, b) => a - b), Array.from({ length: 1000 }, (_, i) => i));
    assert.ok(rows.some((row, i) => row !== i));
    assert.deepEqual(rows, explorer.shuffledRows(1000));
});

test("CSV quotes what it has to", () => {
    assert.equal(explorer.csvText([["name", "row"], ['a "b", c', 1], ["two\nlines", 2], ["", "plain"]]),
        'name,row\r\n"a ""b"", c",1\r\n"two\nlines",2\r\n,plain\r\n');
});

test("features that differ most come first, with means and missing values left out", () => {
    const rows = [[0, 5, 1], [0, 5, NaN], [4, 5, 3], [4, 5, 2]];
    const stored = { count: 4, width: 3, valueAt: (place, feature) => rows[place][feature] };
    const differences = explorer.featureDifferences(stored, [2, 3]);
    assert.deepEqual(differences[0], { feature: 0, mean: 4, others: 0, effect: 2 });
    assert.equal(differences[1].effect, 0);
    near([differences[2].mean, differences[2].others, differences[2].effect], [2.5, 1, 1.5 / Math.sqrt(2 / 3)], 1e-12);
    assert.deepEqual(explorer.mostDifferent(differences, 5).map(({ feature }) => feature), [0, 2]);
    assert.deepEqual(explorer.mostVaried(stored, 2), [0, 2]);
});

test("classes are counted, missing ones left out; searches find the whole first, then beginnings", () => {
    assert.deepEqual(explorer.categoryCounts(Uint8Array.of(0, 1, 1, 255), [0, 1, 2, 3], 3), [1, 2, 0]);
    assert.deepEqual(explorer.matches(["xab", "abc", "AB", "b"], "ab", 9), [2, 1, 0]);
    assert.deepEqual(explorer.matches(["1", "11", "111"], "1", 2), [0, 1]);
});

test("a network of 2-256-512-784 decodes 30 times a second and more", () => {
    const layers = [[2, 256], [256, 512], [512, 784]].map(([inputs, outputs], i) => (
        { t: "dense", in: inputs, out: outputs, relu: Number(i < 2) }));
    const count = 2 * 256 + 256 * 512 + 512 * 784;
    const run = explorer.makeDecoder({ layers }, 2, new Float32Array(count).fill(0.01), new Float32Array(1552).fill(0.01));
    run(Float32Array.of(1, 1));
    const start = performance.now();
    for (let i = 0; i < 20; i++) run(Float32Array.of(1, i));
    assert.ok(20 / (performance.now() - start) * 1000 > 30);
});

test("script and style are small, safe in a page, and the Swift file is theirs", () => {
    const { script, style, swift } = build();
    assert.ok(script.length + style.length <= 40000, `${script.length + style.length} bytes`);
    assert.doesNotThrow(() => new Function(script));
    assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|XMLHttp|import\(/);
    assert.equal(read("../Sources/Reporting/ExplorerAssets/ExplorerAssets.swift"), swift);
});

test("short names change nothing that a script computes", () => {
    const source = `(() => { "use strict"; const factor = 2, text = "kept"; class Thing { constructor(size) { this.size = size; this.kept = 1; }
        grow({ size, by = 1 }) { const { kept } = this; for (const step of [1, 2]) this.size += step; return [this.size, size, kept, this[text]]; }
        get twice() { return this.size * factor - -1; } }
        const thing = new Thing(3); const shout = word => \`\${word}-\${\`<\${thing.twice}>\`}\`; let more = 1; const list = [thing.grow({ size: 9 }), shout("a")];
        return JSON.stringify([list, more, /[/"]x/.test('"x'), { "factor": factor }]); })()`.replace("by = 1", "by");
    const short = minified(source, new Set(["stringify", "test", "kept", "constructor"])).text;
    assert.equal(eval(short), eval(source));
    assert.ok(short.length < source.length * 0.75);
});
