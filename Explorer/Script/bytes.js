// Bulk numbers and texts: base64, deflate, 16-bit values in planes of bytes, half-precision numbers.

/** The bytes that base64 text stands for. */
function bytesOfBase64(text) {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
    return bytes;
}

/** The bytes of a block of the page's data. */
async function unpack(block) {
    let bytes = bytesOfBase64(block.b);
    if (block.z) {
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
        bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    }
    if (bytes.length !== block.n) throw new Error(`${bytes.length} bytes instead of ${block.n}`);
    return bytes;
}

/** Texts of a block, or texts that stand there themselves. */
async function unpackTexts(texts) {
    return Array.isArray(texts) ? texts : JSON.parse(new TextDecoder().decode(await unpack(texts)));
}

/** 16-bit values whose low bytes come first and whose high bytes follow. */
function joinPlanes(bytes) {
    const count = bytes.length >> 1;
    const values = new Uint16Array(count);
    for (let i = 0; i < count; i++) values[i] = bytes[i] | bytes[count + i] << 8;
    return values;
}

/** Whole numbers of 8 bits, or of 16 in planes. */
async function unpackWhole(block, bits) {
    const bytes = await unpack(block);
    return bits === 16 ? joinPlanes(bytes) : bytes;
}

/** 32-bit values, little-endian as all machines are that browsers run on. */
async function unpackWords(block, Kind) {
    const bytes = await unpack(block);
    return new Kind(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

/** Numbers of half precision (IEEE 754 binary16), all of which are finite, as 32-bit ones. */
const numbersOfHalves = halves => Float32Array.from(halves, half => {
    const exponent = half >> 10 & 31, fraction = (half & 1023) / 1024;
    return (half & 32768 ? -1 : 1) * (exponent ? (1 + fraction) * 2 ** exponent : 2 * fraction) / 32768;
});
