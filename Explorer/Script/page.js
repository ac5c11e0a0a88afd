// Parts of the page, and its colours. Names are data: they become text, never markup.

/** An element, as "div.class", with properties or attributes and what it contains. */
function element(kind, properties, ...children) {
    const [name, className] = kind.split("."), node = document.createElement(name);
    if (className) node.className = className;
    for (const [key, value] of Object.entries(properties ?? {})) {
        if (key in node) node[key] = value;
        else node.setAttribute(key, value);
    }
    node.append(...children.filter(child => child !== null && child !== undefined));
    return node;
}

/** A button with what it does. */
const button = (text, action, properties = {}) =>
    element("button", { type: "button", onclick: action, ...properties }, text);

/** A control with its name before it. */
const labelled = (text, control) => element("label", null, element("span", null, text), control);

/** A menu of texts, whose choice is told by its place. */
function menu(texts, chosen, change) {
    const choices = texts.map((text, i) => element("option", { value: i, selected: i === chosen }, text));
    return element("select", { onchange: event => change(Number(event.target.value)) }, ...choices);
}

/** The colours of the page's style, as #rrggbb. */
function pageColors(node) {
    const style = getComputedStyle(node), context = document.createElement("canvas").getContext("2d");
    const colors = {};
    for (const name of ["paper", "ink", "muted", "grid"]) {
        context.fillStyle = "#808080";
        context.fillStyle = style.getPropertyValue(`--${name}`).trim();
        colors[name] = context.fillStyle;
    }
    return colors;
}

/** Prepares a canvas for drawing in the page's pixels, at the screen's density. */
function prepared(canvas, width, height) {
    const density = Math.min(2, devicePixelRatio || 1);
    canvas.width = Math.max(1, Math.round(width * density));
    canvas.height = Math.max(1, Math.round(height * density));
    const context = canvas.getContext("2d");
    context.setTransform(density, 0, 0, density, 0, 0);
    context.font = "11px system-ui, sans-serif";
    return context;
}

/** Calls at most once a frame, with the latest arguments. */
function onceAFrame(call) {
    let waiting = null;
    return (...values) => {
        if (!waiting) requestAnimationFrame(() => {
            const latest = waiting;
            waiting = null;
            call(...latest);
        });
        waiting = values;
    };
}

const cssColor = parts => `rgb(${parts.join(",")})`;
