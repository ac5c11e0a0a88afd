// The words and signs of a script.
"use strict";

/** The words of JavaScript, which are never changed. */
const reserved = new Set(("async await break case catch class const constructor continue default delete do else extends "
    + "finally for function get if in instanceof let new of return set static switch this throw try typeof undefined while null "
    + "true false NaN Infinity super void").split(" "));

/** The parts of a script: {kind, text}, kinds being word, string, template, number, regex and sign. */
function tokens(source) {
    const result = [];
    let at = 0, isApart = false;
    const take = (kind, pattern) => {
        pattern.lastIndex = at;
        const found = pattern.exec(source);
        if (!found) return false;
        at += found[0].length;
        if (!kind) return true;
        result.push({ kind, text: found[0] });
        isApart = false;
        return true;
    };
    const template = () => {
        let text = source[at++];
        for (; source[at] !== "`"; at++) {
            text += source[at];
            if (source[at] === "\\") text += source[++at];
            if (source.startsWith("${", at)) {
                result.push({ kind: "template", text: text + "{", isApart });
                at += 2;
                until("}");
                text = "";
                at--;
            }
        }
        at++;
        result.push({ kind: "template", text: text + "`" });
    };
    const until = end => {
        for (let depth = 0; at < source.length;) {
            if (source[at] === end && depth === 0) return;
            if (take(null, /(\s|\/\/.*|\/\*[^]*?\*\/)+/y)) {
                isApart = true;
                continue;
            }
            if (take("string", /"(\\.|[^"\\])*"|'(\\.|[^'\\])*'/y)) continue;
            if (take("number", /\d[\w.]*(?<=e)-\d+|\d[\w.]*|\.\d+/y) || take("word", /[A-Za-z_$][\w$]*/y)) continue;
            if (source[at] === "`") {
                template();
                continue;
            }
            const before = result.at(-1)?.text ?? "(";
            if (source[at] === "/" && /[(,=:?[!&|{};]$|^return$|>$/.test(before)
                && take("regex", /\/(\\.|\[(\\.|[^\]])*\]|[^/\\])+\/\w*/y)) continue;
            if (source[at] === "{") depth++;
            if (source[at] === "}") depth--;
            result.push({ kind: "sign", text: source[at++], isApart });
            isApart = false;
        }
    };
    until(null);
    return result;
}

module.exports = { reserved, tokens };
