"""Makes programs and libraries of this system run with older releases of the GNU C library.

A program asks for each of the C library's functions in a version, and for the newest that there was where it was linked. Most
have been there in an older one all along, and do the same: moving from libpthread to libc gave hundreds of them a new version.
What was not there before stands in compatibility.c.

    elf.py lower FLOOR COMPATIBILITY FILE...   asks for no version of the C library above FLOOR, such as 2.31
    elf.py drop FILE NAME...                   asks for the libraries called NAME no more
    elf.py needed FILE                         prints the libraries that a file asks for
    elf.py absent FILE...                      prints the functions that neither the files nor the C library have
    elf.py floor FILE...                       prints the newest version of the C library that the files ask for
"""

import pathlib
import re
import struct
import subprocess
import sys

NEEDED, STRTAB, SYMTAB, STRSZ, VERNEED, VERNEEDNUM, VERSYM, HASH, GNU_HASH, VERDEF, VERDEFNUM = (
    1, 5, 6, 10, 0x6FFFFFFE, 0x6FFFFFFF, 0x6FFFFFF0, 4, 0x6FFFFEF5, 0x6FFFFFFC, 0x6FFFFFFD)
OLDEST = "GLIBC_2.2.5"
# The parts of the C library, and what every system with it has beside it.
SYSTEM = {"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libresolv.so.2", "libutil.so.1",
          "ld-linux-x86-64.so.2", "libgcc_s.so.1"}


def elf_hash(name):
    value = 0
    for byte in name.encode():
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high
    return value & 0xFFFFFFFF


def version_number(name):
    return tuple(int(part) for part in re.findall(r"\d+", name))


class File:
    """A 64-bit little-endian program or library, changed in place."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.bytes = bytearray(self.path.read_bytes())
        if self.bytes[:6] != b"\x7fELF\x02\x01":
            raise SystemExit(f"{path} is no 64-bit program or library.")
        start, = struct.unpack_from("<Q", self.bytes, 32)
        size, count = struct.unpack_from("<HH", self.bytes, 54)
        headers = [struct.unpack_from("<IIQQQQQQ", self.bytes, start + size * index) for index in range(count)]
        self.loads = [(h[3], h[2], h[5]) for h in headers if h[0] == 1]
        dynamic = [h for h in headers if h[0] == 2]
        self.dynamic = (dynamic[0][2], dynamic[0][5] // 16) if dynamic else (0, 0)
        self.tags = {}
        for tag, value, _ in self.entries():
            self.tags.setdefault(tag, []).append(value)

    def entries(self):
        """Tag, value and place of each entry of the dynamic section."""
        start, count = self.dynamic
        for index in range(count):
            tag, value = struct.unpack_from("<QQ", self.bytes, start + 16 * index)
            if tag == 0:
                return
            yield tag, value, start + 16 * index

    def offset(self, address):
        for start, place, size in self.loads:
            if start <= address < start + size:
                return address - start + place
        raise SystemExit(f"{self.path} has no bytes at {address:#x}.")

    def place(self, tag):
        return self.offset(self.tags[tag][0])

    def string(self, index):
        start = self.place(STRTAB) + index
        return self.bytes[start:self.bytes.index(0, start)].decode()

    def string_index(self, text):
        """The index of a string that is there already."""
        start = self.place(STRTAB)
        found = self.bytes.find(b"\0" + text.encode() + b"\0", start, start + self.tags[STRSZ][0])
        if found < 0:
            raise SystemExit(f"{self.path} has no string {text}.")
        return found + 1 - start

    @property
    def needed(self):
        return [self.string(value) for value in self.tags.get(NEEDED, [])]

    def symbol_count(self):
        if HASH in self.tags:
            return struct.unpack_from("<I", self.bytes, self.place(HASH) + 4)[0]
        place = self.place(GNU_HASH)
        buckets, first, bloom, _ = struct.unpack_from("<IIII", self.bytes, place)
        table = place + 16 + 8 * bloom
        last = max(struct.unpack_from(f"<{buckets}I", self.bytes, table), default=0)
        if last < first:
            return first
        chains = table + 4 * buckets
        while not struct.unpack_from("<I", self.bytes, chains + 4 * (last - first))[0] & 1:
            last += 1
        return last + 1

    def symbols(self):
        """Name, version index, whether it is defined, and whether it may be missing, of each symbol, with its number."""
        if SYMTAB not in self.tags:
            return
        table = self.place(SYMTAB)
        versions = self.place(VERSYM) if VERSYM in self.tags else None
        for index in range(1, self.symbol_count()):
            name, info, _, section, _, _ = struct.unpack_from("<IBBHQQ", self.bytes, table + 24 * index)
            version = struct.unpack_from("<H", self.bytes, versions + 2 * index)[0] if versions else 1
            yield index, self.string(name), version & 0x7FFF, section != 0, info >> 4 == 2

    def needs(self):
        """Library, the place of its entry and that of the one before it, and its versions with their places."""
        if VERNEED not in self.tags:
            return
        place, before = self.place(VERNEED), None
        while True:
            _, count, name, first, following = struct.unpack_from("<HHIII", self.bytes, place)
            versions, at = [], place + first
            for _ in range(count):
                _, _, index, text, step = struct.unpack_from("<IHHII", self.bytes, at)
                versions.append((self.string(text), index, at))
                at += step
            yield self.string(name), place, before, versions
            if following == 0:
                return
            place, before = place + following, place

    def defined_versions(self):
        """The versions that the file defines, by their indices."""
        versions = {}
        if VERDEF in self.tags:
            place = self.place(VERDEF)
            for _ in range(self.tags[VERDEFNUM][0]):
                _, _, index, _, _, first, following = struct.unpack_from("<HHHHIII", self.bytes, place)
                versions[index] = self.string(struct.unpack_from("<I", self.bytes, place + first)[0])
                place += following
        return versions

    def set_tag(self, tag, value):
        for known, _, place in self.entries():
            if known == tag:
                struct.pack_into("<Q", self.bytes, place + 8, value)

    def write(self):
        self.path.write_bytes(self.bytes)


def system_symbols():
    """The functions of this system's C library in their oldest version, and all of them."""
    oldest, names = set(), set()
    listing = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    for name in SYSTEM:
        path = re.search(rf"^\s*{re.escape(name)} .*x86-64.* => (\S+)$", listing, re.M)
        if not path:
            continue
        library = File(path[1])
        versions = library.defined_versions()
        for _, symbol, version, is_defined, _ in library.symbols():
            if is_defined:
                names.add(symbol)
                if versions.get(version) == OLDEST:
                    oldest.add(symbol)
    return oldest, names


def lower(floor, compatibility, paths):
    limit = version_number(floor)
    oldest, _ = system_symbols()
    supplied = {symbol for _, symbol, _, is_defined, _ in File(compatibility).symbols() if is_defined}
    missing = []
    for path in paths:
        file = File(path)
        for library, _, _, versions in file.needs():
            for name, index, place in versions:
                if not name.startswith("GLIBC_2") or version_number(name) <= limit:
                    continue
                used = {symbol for _, symbol, version, is_defined, _ in file.symbols() if version == index and not is_defined}
                missing += [f"{symbol}@{name} of {file.path.name}" for symbol in sorted(used - oldest - supplied)]
                struct.pack_into("<I", file.bytes, place, elf_hash(OLDEST))
                struct.pack_into("<I", file.bytes, place + 8, file.string_index(OLDEST))
        file.write()
    if missing:
        raise SystemExit("Older C libraries do not have what these ask for: " + ", ".join(missing) +
                         ". Packaging/compatibility.c has to have it.")


def drop(path, names):
    file = File(path)
    start, count = file.dynamic
    kept = [bytes(file.bytes[place:place + 16]) for tag, value, place in file.entries()
            if tag != NEEDED or file.string(value) not in names]
    file.bytes[start:start + 16 * count] = b"".join(kept).ljust(16 * count, b"\0")
    # The versions of what is dropped are asked for no more: symbols have none then, and the chain of libraries leaps over it.
    for name in names:
        for library, place, before, versions in list(file.needs()):
            if library != name:
                continue
            following, = struct.unpack_from("<I", file.bytes, place + 12)
            indices = {index for _, index, _ in versions}
            table = file.place(VERSYM)
            for number, _, version, _, _ in file.symbols():
                if version in indices:
                    struct.pack_into("<H", file.bytes, table + 2 * number, 1)
            if before is None:
                file.tags[VERNEED] = [file.tags[VERNEED][0] + following]
                file.set_tag(VERNEED, file.tags[VERNEED][0])
            else:
                step, = struct.unpack_from("<I", file.bytes, before + 12)
                struct.pack_into("<I", file.bytes, before + 12, step + following if following else 0)
            file.tags[VERNEEDNUM] = [file.tags[VERNEEDNUM][0] - 1]
            file.set_tag(VERNEEDNUM, file.tags[VERNEEDNUM][0])
    file.write()


def absent(paths):
    _, known = system_symbols()
    wanted = set()
    for path in paths:
        for _, symbol, _, is_defined, is_weak in File(path).symbols():
            if is_defined:
                known.add(symbol)
            elif not is_weak:
                wanted.add(symbol)
    return sorted(wanted - known)


def floor_of(paths):
    return max((name for path in paths for _, _, _, versions in File(path).needs() for name, _, _ in versions
                if re.fullmatch(r"GLIBC_[\d.]+", name)), key=version_number, default=OLDEST)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["lower", floor, compatibility, *files]:
            lower(floor, compatibility, files)
        case ["drop", file, *names]:
            drop(file, names)
        case ["needed", file]:
            print("\n".join(File(file).needed))
        case ["absent", *files]:
            print("\n".join(absent(files)))
        case ["floor", *files]:
            print(floor_of(files).removeprefix("GLIBC_"))
        case _:
            raise SystemExit(__doc__)
