// Scripts and styles without what only readers need: comments, spaces, long names.
//
// A script is one function that is called at once, `(() => { "use strict"; ... })();`, and its statements end with semicolons. Names of
// variables are short in each function of its outermost level; names of properties are short everywhere, but for those that are
// kept and those that stand as a text in quotes somewhere.
"use strict";

const { reserved, tokens } = require("./tokens.js");

/** What the browser calls its own, of what the script uses. */
const globals = new Set(("Array Blob Boolean DecompressionStream Error Float32Array JSON Map Math Number Object Promise ResizeObserver "
    + "Response Set String TextDecoder URL Uint16Array Uint32Array Uint8Array atob clearTimeout console devicePixelRatio document "
    + "getComputedStyle matchMedia performance requestAnimationFrame setTimeout window").split(" "));

/** Says of each word what it is: a variable, a property, or both in one, as in { width }; and to which part of the script it belongs:
 * to a function, a method or another statement of the outermost level, none of which sees the variables of another. */
function classify(parts) {
    const open = [], outermost = 2;
    let unit = 0;
    parts.forEach((part, i) => {
        const { kind, text } = part, before = parts[i - 1]?.text ?? ";", after = parts[i + 1]?.text ?? ";";
        if (kind === "sign" && /[([{]/.test(text)) {
            let begin = i - 1;
            while (parts[begin]?.kind === "word" && parts[begin].text !== "class") begin--;
            const isObject = /^[(,=:[?&|]$|^(return|of|const|let)$/.test(before);
            open.push(text !== "{" ? text : parts[begin]?.text === "class" ? "class" : isObject ? "object" : "block");
        }
        if (kind === "sign" && /[)\]}]/.test(text) || kind === "template" && !text.startsWith("`")) open.pop();
        if (kind === "template" && text.endsWith("${")) open.push("(");
        part.unit = unit;
        if (open.length === outermost && /^[;}]$/.test(text)) unit++;
        if (kind !== "word") return;
        part.isOutermost = open.length === outermost && /^(const|function|class|let|,)$/.test(before);
        const inside = open.at(-1), begins = /^([{,};]|async|get)$/.test(before);
        part.role = "variable";
        if (/^(class|object)$/.test(inside) && open.length <= outermost + 2 && after === "(" && begins) {
            part.unit = ++unit;
            part.isMethod = true;
        }
        if (before === "." && parts[i - 2]?.text !== "." || before === "?." || inside === "class" && begins && after === "(") {
            part.role = "property";
        } else if (inside === "object" && begins && before !== "}") {
            if (after === ":" || after === "(") part.role = "property";
            else if (/^[,}]$/.test(after)) part.role = "both";
        }
    });
}

/** Short names for words, the shortest for the most frequent, from those of so many letters at least. */
function shortNames(counts, taken, least = 1) {
    const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";
    const names = new Map();
    let next = least > 1 ? 54 : 0;
    for (const word of [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1))) {
        let name;
        do {
            const number = next++;
            name = number < 54 ? letters[number] : letters[Math.floor(number / 54) - 1] + letters[number % 54];
        } while (taken.has(name));
        names.set(word, name);
    }
    return names;
}

/** Short names of variables: one map for those of the outermost level, one for the others of each unit. */
function variableNames(parts) {
    const outer = new Map(), units = [];
    const outermost = new Set(parts.filter(part => part.isOutermost || /^(own|Math)_/.test(part.text)).map(part => part.text));
    for (const { text, role, unit } of parts) {
        if (!role || role === "property" || reserved.has(text) || globals.has(text)) continue;
        const counts = outermost.has(text) ? outer : units[unit] ??= new Map();
        counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const taken = [...globals, ...reserved], outerNames = shortNames(outer, new Set(taken), 2);
    const notInner = new Set([...taken, ...outerNames.values()]);
    const unitNames = units.map(counts => shortNames(counts, notInner));
    return part => outerNames.get(part.text) ?? unitNames[part.unit]?.get(part.text) ?? part.text;
}

/** Makes functions of the outermost level arrows, which are shorter. None is called before all are there. */
function withArrows(parts) {
    const result = [], depthAt = [];
    let depth = 0;
    parts.forEach(({ kind, text }, i) => {
        if (kind === "sign" && /[)\]}]/.test(text) || kind === "template" && !text.startsWith("`")) depth--;
        depthAt[i] = depth;
        if (kind === "sign" && /[([{]/.test(text) || kind === "template" && text.endsWith("${")) depth++;
    });
    const closing = (i, depth) => parts.findIndex((_, j) => j > i && depthAt[j] === depth && /^[)}]$/.test(parts[j].text));
    for (let i = 0; i < parts.length; i++) {
        const isAsync = parts[i].text === "async" && parts[i + 1].text === "function";
        const begin = i + Number(isAsync);
        if (depthAt[i] !== 2 || parts[begin].text !== "function") {
            result.push(parts[i]);
            continue;
        }
        const open = begin + 2, close = closing(open, 2), end = closing(close, 2);
        const single = close - open === 2, inner = parts.slice(close + 2, end);
        result.push(...tokens(`const ${parts[begin + 1].text} =${isAsync ? " async" : ""}`));
        result.push(...single ? [parts[open + 1]] : parts.slice(open, close + 1), ...tokens("=>"));
        const isValue = inner[0]?.text === "return" && inner[1].text !== "{" && inner.findIndex((part, j) =>
            part.text === ";" && depthAt[close + 2 + j] === 3) === inner.length - 1;
        result.push(...isValue ? inner.slice(1, -1) : parts.slice(close + 1, end + 1), ...tokens(";"));
        i = end;
    }
    return result;
}

/** Texts in quotes that are used often enough for a name of their own, by the number of times; those of properties are not. */
function frequentTexts(parts) {
    const counts = new Map();
    parts.forEach(({ kind, text }, i) => {
        const isKey = parts[i + 1]?.text === ":" && /^[{,]$/.test(parts[i - 1].text);
        if (kind === "string" && !isKey && text !== '"use strict"') counts.set(text, (counts.get(text) ?? 0) + 1);
    });
    return [...counts.keys()].filter(text => counts.get(text) * (text.length - 2) > text.length + 4);
}

/** Gives what is used often a name of its own, which becomes a short one: functions of Math, other globals, texts, and `this` in
 * methods. */
function withAliases(parts) {
    // The density of the screen changes, so that it has to be asked for each time.
    const isGlobal = i => globals.has(parts[i].text) && parts[i].text !== "devicePixelRatio" && parts[i].role === "variable";
    const counts = new Map();
    const isMath = i => isGlobal(i) && parts[i].text === "Math" && parts[i + 1].text === ".";
    const key = i => (isMath(i) ? `Math_${parts[i + 2].text}` : parts[i].text);
    parts.forEach((_, i) => { if (isGlobal(i)) counts.set(key(i), (counts.get(key(i)) ?? 0) + 1); });
    const often = new Set([...counts].filter(([name, count]) => count > 1 && (count - 1) * (name.length - 2) > 8)
        .map(([name]) => name));
    const selves = [];
    for (const { text, unit, isMethod } of parts) if (text === "this") selves[unit] = (selves[unit] ?? 0) + 1;
    const result = [], functions = [...often].filter(name => name.startsWith("Math_"));
    const declarations = [...often].filter(name => !functions.includes(name)).map(name => `own_${name} = ${name}`);
    const texts = frequentTexts(parts);
    declarations.push(...texts.map((text, i) => `own_text${i} = ${text}`));
    if (functions.length) declarations.push(`{ ${functions.map(name => `${name.slice(5)}: ${name}`)} } = Math`);
    let waits = false, seen = null, named = null;
    for (let i = 0; i < parts.length; i++) {
        const part = parts[i];
        if (part.unit !== seen && part.isMethod) [waits, seen] = [selves[part.unit] > 3, part.unit];
        if (isGlobal(i) && often.has(key(i))) {
            result.push({ ...part, text: isMath(i) ? key(i) : `own_${key(i)}` });
            if (isMath(i)) i += 2;
        } else if (texts.includes(part.text) && !(parts[i + 1].text === ":" && /^[{,]$/.test(parts[i - 1].text))) {
            result.push({ ...part, kind: "word", text: `own_text${texts.indexOf(part.text)}` });
        } else if (part.text === "this" && part.unit === named) {
            result.push({ ...part, text: "self" });
        } else result.push(part);
        if (waits && part.text === "{" && parts[i - 1].text === ")") {
            result.push(...tokens("const self = this;"));
            [waits, named] = [false, part.unit];
        }
    }
    const begin = result.findIndex(part => part.text === ";") + 1;
    if (declarations.length) result.splice(begin, 0, ...tokens(`const ${declarations};`));
    return result;
}

/** Joins declarations that follow one another. */
function joinStatements(parts) {
    const levels = [{}];
    parts.forEach((part, i) => {
        const { kind, text } = part, level = levels.at(-1);
        const opens = kind === "sign" && /[([{]/.test(text) || kind === "template" && text.endsWith("${");
        const closes = kind === "sign" && /[)\]}]/.test(text) || kind === "template" && !text.startsWith("`");
        if (!closes && !level.isOpen) {
            const declares = text === "const" || text === "let";
            if (declares && level.declared && parts[i - 1].text === ";") {
                parts[i - 1].text = ",";
                part.text = "";
            }
            Object.assign(level, { isOpen: true, declared: declares });
        }
        if (closes) {
            levels.pop();
            // A block ends a statement; an object, a call or a function that is a value does not.
            const after = parts[i + 1]?.text ?? ";";
            if (text === "}" && /^(\w+|[}])$/.test(after) && kind === "sign") Object.assign(levels.at(-1), { isOpen: false, declared: false });
        }
        if (opens) levels.push({ isOpen: text !== "{" });
        if (kind === "sign" && text === ";") levels.at(-1).isOpen = false;
    });
    return parts.filter(part => part.text !== "");
}

/** Shorter words that mean the same. */
const shorter = { const: "let", true: "!0", false: "!1", undefined: "void 0", Infinity: "1/0" };

/** A script without comments, without spaces that it does not need, and with short words. */
function minified(source, keptProperties) {
    const plain = withArrows(tokens(source));
    classify(plain);
    const parts = joinStatements(withAliases(plain));
    classify(parts);
    const inStrings = new Set(parts.filter(({ kind, text }) => kind === "string" && /^.\w+.$/.test(text))
        .map(({ text }) => text.slice(1, -1)));
    const counts = new Map();
    for (const { text, role } of parts) {
        if (!role || role === "variable" || reserved.has(text) || keptProperties.has(text) || inStrings.has(text)) continue;
        counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const variableName = variableNames(parts);
    const properties = shortNames(counts, new Set([...keptProperties, ...inStrings, ...reserved]));
    let text = "", line = 0;
    parts.forEach((part, i) => {
        let piece = part.text;
        const variable = variableName(part), property = properties.get(piece) ?? piece;
        if (part.role === "both") piece = variable === property ? variable : `${property}:${variable}`;
        else if (part.role) piece = part.role === "property" ? property : shorter[piece] ?? variable;
        if (part.kind === "number") piece = piece.replace(/^0\./, ".");
        const touches = /[\w$]$/.test(text) && /^[\w$]/.test(piece) && part.kind !== "template"
            || part.isApart && /^[+-]$/.test(piece) && text.endsWith(piece);
        // A comma or semicolon before what closes is not needed.
        if (/^[}\])]$/.test(piece) && parts[i - 1].text === "," || piece === "}" && parts[i - 1].text === ";") {
            text = text.replace(/[,;]\n?$/, "");
        }
        if (touches) text += " ";
        text += piece;
        line = text.length - text.lastIndexOf("\n");
        if (line > 900 && /^[;,{]$/.test(piece) && part.kind === "sign") text += "\n";
    });
    return { text: text + "\n", words: [...counts.keys()] };
}

/** A style without comments and spaces that it does not need. */
function minifiedStyle(source) {
    const text = source.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,>]) ?/g, "$1")
        .replace(/: /g, ":").replace(/;}/g, "}")
        .replace(/([ :,(-])0\./g, "$1.").trim();
    return text.replace(/(.{900}[^{};,]*[{};,])/g, "$1\n") + "\n";
}

/** The names of classes of the style, which the script knows too, made short in both. */
function withShortClasses(script, css) {
    const counts = new Map();
    for (const [name] of (script + css).matchAll(/\bgx-[a-z-]+/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
    const names = shortNames(counts, new Set(["x"]));
    return [script, css].map(text => text.replace(/\bgx-[a-z-]+/g, name => `g${names.get(name)}`));
}

module.exports = { minified, minifiedStyle, withShortClasses };
