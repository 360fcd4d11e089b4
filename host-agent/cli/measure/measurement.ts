/** The report of `safe-browse measure`: figures of one computer, with no name, address or serial number in it. */
import { z } from 'zod';
import { Failure } from '../../api/errors/failure.ts';
import { table } from '../output.ts';
import { type Figure, median } from './figures.ts';

/** What is measured, in the order of the report. */
export const MEASURED = {
  'spare-painted': { what: 'click → browser painted, with a spare', unit: 'ms' },
  'template-painted': { what: 'click → browser painted, from the template', unit: 'ms' },
  'cold-painted': { what: 'click → browser painted, cold', unit: 'ms' },
  'cold-guest-agent': { what: 'cold: its system answers', unit: 'ms' },
  'cold-browser-window': { what: 'cold: Chromium has a window', unit: 'ms' },
  'next-spare': { what: 'click → the next spare is ready', unit: 'ms' },
  'memory-spare': { what: 'memory of an idle session, from a spare', unit: 'MB' },
  'memory-template': { what: 'memory of an idle session, from the template', unit: 'MB' },
  'memory-cold': { what: 'memory of an idle session, cold', unit: 'MB' },
  picture: { what: 'a picture of the screen, as a PNG file', unit: 'ms' },
  'file-in': { what: 'a file into the session', unit: 'MB/s' },
  closed: { what: 'closed → nothing is left', unit: 'ms' },
} as const satisfies Readonly<Record<string, Pick<Figure, 'what' | 'unit'>>>;
export type MeasuredName = keyof typeof MEASURED;
export const MEASURED_NAMES = Object.keys(MEASURED) as MeasuredName[];

const MAX_VALUES = 100;
const DigestPrefix = z.string().regex(/^[0-9a-f]{12}$/);
/** A name of hardware or a version: one line without anything that a page or a terminal would obey. */
const Plain = z.string().regex(/^[\w .,:;()/@+®™-]{1,120}$/u);
const Count = z.int().min(0).max(10_000);

export const Measurement = z.strictObject({
  /** Of this form. */
  measurement: z.literal(1),
  version: Plain,
  /** UTC. */
  day: z.iso.date(),
  computer: z.strictObject({
    processors: z.int().min(1).max(4096),
    processor: Plain,
    memoryGiB: z.int().min(0).max(1_000_000),
    kernel: Plain,
    hypervisor: Plain,
    qemu: Plain.optional(),
    /** How VMs run: `kvm`, or `tcg` for software emulation. */
    accelerator: Plain,
  }),
  images: z.array(z.strictObject({ role: z.enum(['browser', 'network']), digest: DigestPrefix })).max(4),
  figures: z.partialRecord(
    z.enum(MEASURED_NAMES as [MeasuredName, ...MeasuredName[]]),
    z.array(z.number().min(0)).min(1).max(MAX_VALUES),
  ),
  /** Of `safe-browse verify web --short`. */
  verification: z.strictObject({ held: Count, failed: Count, seconds: z.int().min(0) }).optional(),
  /** Which parts could not be measured, with the codes of their errors. */
  missing: z.array(z.strictObject({ part: z.enum(['spare', 'file-in', 'verification']), code: Plain })).max(8),
});
export type Measurement = z.infer<typeof Measurement>;

const MAX_FILE_CHARACTERS = 256 * 1024;

/** Throws `Failure` measurement-unreadable. Pure. */
export function parseMeasurement(path: string, untrustedText: string): Measurement {
  if (untrustedText.length > MAX_FILE_CHARACTERS) throw new Failure('measurement-unreadable', { path });
  try {
    return Measurement.parse(JSON.parse(untrustedText));
  } catch (cause) {
    throw new Failure('measurement-unreadable', { path }, { cause });
  }
}

const shown = (name: MeasuredName, value: number): string =>
  `${value.toFixed(value < 100 && MEASURED[name].unit !== 'ms' ? 1 : 0)} ${MEASURED[name].unit}`;

/** For each figure: what it is, its median, its spread, and how often it was measured. Pure. */
export const rowsOf = ({ figures }: Measurement): string[][] =>
  MEASURED_NAMES.flatMap((name) => {
    const values = figures[name];
    if (!values) return [];
    const spread = `${shown(name, Math.min(...values))} to ${shown(name, Math.max(...values))}`;
    return [[MEASURED[name].what, shown(name, median(values)), spread, String(values.length)]];
  });

/** The head of a report: what was measured. Pure. */
export function factsOf({ version, day, computer, images, verification, missing }: Measurement): string[][] {
  const { processors, processor, memoryGiB, kernel, hypervisor, qemu, accelerator } = computer;
  return [
    ['Safe Browse', `${version}, ${images.map(({ role, digest }) => `${role} image ${digest}`).join(', ')}`],
    ['Day', day],
    ['Computer', `${processors} × ${processor}, ${memoryGiB} GiB, Linux ${kernel}`],
    ['VMs', [hypervisor, ...(qemu === undefined ? [] : [`QEMU ${qemu}`]), accelerator].join(', ')],
    ...(verification
      ? [
          [
            'verify web --short',
            `${verification.held} held, ${verification.failed} failed, in ${verification.seconds} s`,
          ],
        ]
      : []),
    ...missing.map(({ part, code }) => ['Not measured', `${part}: ${code}`]),
  ];
}

/** As a person reads it. Pure. */
export const describeMeasurement = (measurement: Measurement): string =>
  `${table(factsOf(measurement))}\n\n${table([['WHAT', 'MEDIAN', 'SPREAD', 'RUNS'], ...rowsOf(measurement)])}`;

/** The medians of two reports beside each other, and the second as a multiple of the first. Pure. */
export function describeComparison(one: Measurement, other: Measurement): string {
  const rows = MEASURED_NAMES.flatMap((name) => {
    const [a, b] = [one.figures[name], other.figures[name]];
    if (!a && !b) return [];
    const of = (values: readonly number[] | undefined) => (values ? shown(name, median(values)) : 'not measured');
    return [[MEASURED[name].what, of(a), of(b), a && b ? `${(median(b) / median(a)).toFixed(2)} ×` : '']];
  });
  const facts = factsOf(one).flatMap(([what = '', value = ''], index) => {
    const [, there = ''] = factsOf(other)[index] ?? [];
    return [[what, value, there]];
  });
  return `${table(facts.slice(0, 4))}\n\n${table([['WHAT', 'FIRST', 'SECOND', 'RATIO'], ...rows])}`;
}
