/** Checks the chains and the tree of a compound file before another program reads it, which could follow a circle for ever. Source: MS-CFB. */

/** Places of numbers in the header. */
const [SECTOR_SHIFT, FAT_COUNT, DIRECTORY, MINI_FAT, MINI_FAT_COUNT, MORE_FAT, MORE_FAT_COUNT, FAT] = [
  ...[30, 44, 48, 60, 64, 68, 72, 76],
] as const;
const FATS_IN_HEADER = 109;
const NUMBER_BYTES = 4;
/** The least that a chain takes for each of its steps. */
const MINI_SECTOR_BYTES = 64;
const MINI_STREAM_BYTES = 4_096;
/** Of an entry of the directory, and places of numbers in it. */
const ENTRY_BYTES = 128;
const [NAME_BYTES, PREVIOUS, NEXT, CHILD, START, SIZE] = [64, 68, 72, 76, 116, 120];
const NONE = -1;

/** A stream or a storage. */
export interface CompoundEntry {
  readonly name: string;
  /** Where the content of a long stream begins. */
  readonly at: number;
}

/** What is in it. Throws if a reader could take longer, or more memory, than a file of this size needs. Pure. */
export function checkCompoundFile(bytes: Buffer): readonly CompoundEntry[] {
  const sectorBytes = bytes.readUInt16LE(SECTOR_SHIFT) === 12 ? 4_096 : 512;
  const perSector = sectorBytes / NUMBER_BYTES;
  let left = Math.ceil((2 * bytes.length) / MINI_SECTOR_BYTES) + 1_000;
  const step = (): void => {
    left -= 1;
    if (left < 0) throw new Error('It goes in a circle.');
  };
  const at = (sector: number, offset: number): number | undefined => {
    const place = (sector + 1) * sectorBytes + offset;
    return place >= 0 && place + NUMBER_BYTES <= bytes.length ? bytes.readInt32LE(place) : undefined;
  };
  const chain = (start: number, tables: readonly number[]): readonly number[] => {
    const sectors: number[] = [];
    for (let sector: number | undefined = start; sector !== undefined && sector >= 0;) {
      step();
      sectors.push(sector);
      const table: number | undefined = tables[Math.floor(sector / perSector)];
      sector = table === undefined ? undefined : at(table, (sector % perSector) * NUMBER_BYTES);
    }
    return sectors;
  };
  const number = (place: number): number => bytes.readInt32LE(place);
  const most = bytes.length / sectorBytes;
  for (const count of [FAT_COUNT, MINI_FAT_COUNT, MORE_FAT_COUNT])
    if (number(count) < 0 || number(count) > most) throw new Error('It names more than it has.');

  const fat = Array.from({ length: Math.min(number(FAT_COUNT), FATS_IN_HEADER) }, (_, index) =>
    number(FAT + NUMBER_BYTES * index),
  );
  let more: number | undefined = number(MORE_FAT);
  for (let count = number(MORE_FAT_COUNT); count > 0 && more !== undefined && more >= 0; count -= 1) {
    for (let index = 0; index < perSector - 1; index += 1) fat.push(at(more, index * NUMBER_BYTES) ?? NONE);
    more = at(more, (perSector - 1) * NUMBER_BYTES);
  }
  const miniFat = chain(number(MINI_FAT), fat);
  const entries = chain(number(DIRECTORY), fat).flatMap((sector) =>
    Array.from({ length: sectorBytes / ENTRY_BYTES }, (_, index) => {
      const field = (place: number) => at(sector, index * ENTRY_BYTES + place) ?? NONE;
      const next = [field(PREVIOUS), field(NEXT), field(CHILD)];
      return {
        next,
        start: field(START),
        size: field(SIZE),
        name: nameAt(bytes, (sector + 1) * sectorBytes + index * ENTRY_BYTES),
      };
    }),
  );
  const seen = new Set<number>();
  for (const open = [0]; open.length > 0;) {
    const index = open.pop() ?? 0;
    const entry = entries[index];
    if (!entry) continue;
    if (seen.has(index)) throw new Error('Its tree is none.');
    seen.add(index);
    open.push(...entry.next.filter((next) => next !== NONE));
  }
  for (const [index, { start, size }] of entries.entries()) {
    if (!seen.has(index)) continue;
    if (size < 0 || size > bytes.length) throw new Error('It names more than it has.');
    chain(start, index > 0 && size < MINI_STREAM_BYTES ? miniFat : fat);
  }
  return [...seen]
    .map((index) => entries[index])
    .flatMap((entry) => (entry ? { name: entry.name, at: (entry.start + 1) * sectorBytes } : []));
}

/** Of the entry at this place. */
const nameAt = (bytes: Buffer, place: number): string =>
  bytes.toString('utf16le', place, place + Math.max(0, Math.min(NAME_BYTES, (bytes[place + NAME_BYTES] ?? 0) - 2)));
