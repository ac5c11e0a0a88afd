// Makes one script and one style of the files in the folder above, and the Swift file that holds both.
//
//     node Explorer/Build/build.js           writes Sources/Reporting/ExplorerAssets/ExplorerAssets.swift
//     node Explorer/Build/build.js --print   prints the script, for a look
//     node Explorer/Build/build.js --words   prints the properties that get short names
//     node Explorer/Build/build.js --kept    writes kept.txt anew, of the names that a browser knows, one a line on standard input
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { minified, minifiedStyle, withShortClasses } = require("./minify.js");
const { reserved, tokens } = require("./tokens.js");

const folder = path.join(__dirname, "..");

/** The files of the script, in the order in which they are put together. */
const scripts = [
    "bytes", "layers", "values", "geometry", "rows", "page", "state", "points", "drawings", "panel", "panel-page", "cards",
    "controls", "explorer", "start",
].map(name => path.join(folder, "Script", `${name}.js`));
const style = path.join(folder, "style.css");
const keptNames = path.join(__dirname, "kept.txt");
const output = path.join(folder, "..", "Sources", "Reporting", "ExplorerAssets", "ExplorerAssets.swift");

/** What the page's data call their parts, as README.md describes them. */
const dataKeys = ("b n z title rows count names numbers nameTitle columns key kind role categories colors bits codes method unit low high "
    + "scale values shown stops data height width channels features axis originals panels name color latent axes dims components prior "
    + "decoder layers half single t in out relu eps sines input output kernel stride w32 dense norm gelu fourier conv deconv residual "
    + "offset scaling clamp logistic softplus expm1 log1p bernoulli").split(" ");

const read = name => fs.readFileSync(name, "utf8");

/** A number that changes with the sources: FNV-1a of 64 bits. The test of the Swift file computes it too. */
function fingerprint(texts) {
    let hash = 0xcbf29ce484222325n;
    for (const byte of Buffer.from(texts.join("\n"))) {
        hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    }
    return hash.toString(16).padStart(16, "0");
}

function build() {
    const files = name => fs.readdirSync(path.join(folder, name)).sort().map(file => path.join(folder, name, file));
    const sources = [...files("Build"), ...files("Script"), style].map(read);
    const kept = new Set(read(keptNames).split(/\s+/));
    const { text: script, words } = minified(`(() => {\n"use strict";\n${scripts.map(read).join("\n")}\n})();`, kept);
    const [text, css] = withShortClasses(script, minifiedStyle(read(style)));
    for (const part of [text, css]) {
        if (/[^\n -~]|<\/(script|style)|<!--|"""/i.test(part)) throw new Error("not plain enough for a page and a Swift file");
    }
    const swift = `// Made by script/explorer from the files in Explorer. Do not edit.
// swift-format-ignore-file

/// The script and the style of the explorer in \`report.html\`.
package enum ExplorerAssets {
    /// The fingerprint of the files that it was made from.
    static let fingerprint = "${fingerprint(sources)}"

    /// The script, without anything that ends it in a page.
    package static let script = ##"""
${text}"""##

    /// The style.
    package static let style = ##"""
${css}"""##
}
`;
    return { script: text, style: css, swift, words };
}

/** The words that may be somebody else's. */
function keptWords(browserNames) {
    const others = new Set([...browserNames, ...dataKeys, "gibbous"]);
    const words = scripts.flatMap(name => tokens(read(name))).filter(({ kind }) => kind === "word").map(({ text }) => text);
    return [...new Set(words)].filter(word => others.has(word) && !reserved.has(word)).sort();
}

module.exports = { build };
if (require.main === module) {
    const [, , option] = process.argv;
    if (option === "--kept") fs.writeFileSync(keptNames, keptWords(fs.readFileSync(0, "utf8").split(/\s+/)).join("\n") + "\n");
    const built = build();
    if (option === "--print") process.stdout.write(built.script);
    else if (option === "--words") process.stdout.write(built.words.join("\n") + "\n");
    else {
        fs.mkdirSync(path.dirname(output), { recursive: true });
        fs.writeFileSync(output, built.swift);
        process.stderr.write(`${built.script.length} bytes of script, ${built.style.length} of style\n`);
    }
}
