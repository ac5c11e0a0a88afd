// Prints what a report's page decodes of the codes of its first rows, as JSON: {method: [codes, rows]}.
//
//     node Explorer/Tests/decode.js report.html ROWS
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const parts = ["bytes", "layers", "values"].map(name => fs.readFileSync(path.join(__dirname, "..", "Script", `${name}.js`), "utf8"));
const { unpackWhole, unpackWords, numbersOfHalves, makeDecoder, codeValues } = new Function(
    `${parts.join("\n")}; return { unpackWhole, unpackWords, numbersOfHalves, makeDecoder, codeValues };`)();

async function main(page, most) {
    const [, json] = /<script type="application\/json" id="gibbous-data">([^]*?)<\/script>/.exec(fs.readFileSync(page, "utf8"));
    const data = JSON.parse(json), result = {};
    for (const { method, latent, codes, dims, decoder } of data.panels) {
        if (!decoder || (dims ?? codes).length < latent) continue;
        const run = makeDecoder(decoder, latent, numbersOfHalves(await unpackWhole(decoder.half, 16)),
            await unpackWords(decoder.single, Float32Array));
        const along = await Promise.all(codes.map(async code => codeValues(code, await unpackWhole(code.values, 16))));
        const rows = Array.from({ length: Math.min(most, data.rows.count) }, (_, row) =>
            Array.from({ length: latent }, (_, dim) => along[dims ? dims.indexOf(dim) : dim][row]));
        result[method] = [rows, rows.map(code => [...run(Float32Array.from(code))])];
    }
    process.stdout.write(JSON.stringify(result));
}

main(process.argv[2], Number(process.argv[3]));
