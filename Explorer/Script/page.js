// Parts of the page, and its colours. Names are data: they become text, never markup.

/** An element, as "div.class", with properties or attributes, if any come first, and what it contains. */
function element(kind, ...parts) {
    const [name, className] = kind.split("."), node = document.createElement(name);
    const properties = parts[0]?.constructor === Object ? parts.shift() : {};
    if (className) node.className = className;
    for (const [key, value] of Object.entries(properties)) {
        if (key in node) node[key] = value;
        else node.setAttribute(key, value);
    }
    node.append(...parts.filter(part => part !== null));
    return node;
}

/** A button with what it does. */
const button = (text, action, properties = {}) =>
    element("button", { type: "button", onclick: action, ...properties }, text);

/** A control with its name before it. */
const labelled = (text, control) => element("label", element("span", text), control);

/** A menu of texts, whose choice is told by its place. */
function menu(texts, chosen, change) {
    return element("select", { onchange: event => change(Number(event.target.value)) },
        ...texts.map((text, i) => element("option", { value: i, selected: i === chosen }, text)));
}

/** The colours of the page's style, as #rrggbb. */
function pageColors(node) {
    const style = getComputedStyle(node), pen = document.createElement("canvas").getContext("2d");
    return Object.fromEntries(["paper", "ink", "muted", "grid"].map(name => {
        pen.fillStyle = style.getPropertyValue(`--${name}`).trim();
        return [name, pen.fillStyle];
    }));
}

/** The screen's pixels for one of the page's. */
const density = () => Math.min(2, devicePixelRatio || 1);

/** A canvas as what is drawn on, in the page's pixels. */
class Drawing {
    constructor(canvas, width, height) {
        canvas.width = width * density();
        canvas.height = height * density();
        this.pen = canvas.getContext("2d");
        this.pen.scale(density(), density());
        this.pen.font = "11px system-ui, sans-serif";
    }

    /** A line through points, [[x, y], ...], broken where one is missing. */
    polyline(points, color, width = 1, dashes = []) {
        const { pen } = this;
        let isOn = false;
        pen.setLineDash(dashes);
        pen.beginPath();
        for (const [x, y] of points) {
            if (isOn) pen.lineTo(x, y);
            else pen.moveTo(x, y);
            isOn = !Number.isNaN(y);
        }
        this.stroke(color, width);
    }

    stroke(color, width) {
        const { pen } = this;
        pen.strokeStyle = color;
        pen.lineWidth = width;
        pen.stroke();
        pen.setLineDash([]);
    }

    /** A circle, filled where no width of its line is given. */
    circle([x, y], radius, color, width) {
        const { pen } = this;
        pen.beginPath();
        pen.arc(x, y, radius, 0, 7);
        pen.fillStyle = color;
        if (width) this.stroke(color, width);
        else pen.fill();
    }

    /** A text, cut where it is longer than its room. */
    words(text, x, y, color, align = "center", room = Infinity) {
        const { pen } = this, isWide = end => pen.measureText(text.slice(0, end) + "\u2026").width > room;
        let end = text.length;
        if (pen.measureText(text).width > room) {
            end = Math.min(end, 60);
            while (end > 1 && isWide(end)) end--;
            text = text.slice(0, end) + "\u2026";
        }
        pen.textAlign = align;
        pen.fillStyle = color;
        pen.fillText(text, x, y);
    }
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
