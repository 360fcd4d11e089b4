/** The last recorded run of each benchmark, one file in the repository for each kind of computer. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomically } from '../../../host-agent/storage/atomic.ts';
import type { Summary } from '../../../host-agent/cli/measure/figures.ts';

/** One benchmark's figures by what they say. */
export interface Recorded {
  readonly host: string;
  readonly at: string;
  readonly figures: Readonly<Record<string, Summary>>;
}

/** By the benchmark's name. */
type Recording = Readonly<Record<string, Recorded>>;

/** What makes figures comparable, as the name of a file: processors, memory, and how VMs are accelerated. Pure. */
export const kindOf = (processors: readonly { readonly model: string }[], memoryBytes: number, accelerator: string) =>
  [
    `${processors.length} ${processors[0]?.model ?? 'processor'}`,
    `${Math.round(memoryBytes / 2 ** 30)} GiB`,
    accelerator,
  ]
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export class RecordedRuns {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string, kind: string) {
    this.#folder = folder;
    this.#file = join(folder, `${kind}.json`);
  }

  /** Those of the host's kind. */
  static ofThisComputer(accelerator: string): RecordedRuns {
    return new RecordedRuns(join(import.meta.dirname, '../recorded'), kindOf(cpus(), totalmem(), accelerator));
  }

  /** The last recorded run of a benchmark, if there is one. */
  of(benchmark: string): Recorded | undefined {
    return this.#all()[benchmark];
  }

  async record(benchmark: string, run: Recorded): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const all = Object.entries({ ...this.#all(), [benchmark]: run }).sort(([a], [b]) => (a < b ? -1 : 1));
    await writeFileAtomically(this.#file, written(Object.fromEntries(all)), 0o644);
  }

  #all(): Recording {
    return existsSync(this.#file) ? (JSON.parse(readFileSync(this.#file, 'utf8')) as Recording) : {};
  }
}

/** A line for each figure, with four digits: what a person compares in a commit. */
function written(recording: Recording): string {
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  const member = (name: string, value: unknown) => `${JSON.stringify(name)}: ${JSON.stringify(value, rounded)}`;
  const benchmarks = Object.entries(recording).map(([name, { host, at, figures }]) => {
    const lines = Object.entries(figures).map(([what, summary]) => `      ${member(what, summary)}`);
    return `  ${JSON.stringify(name)}: {\n    ${member('host', host)},\n    ${member('at', at)},\n    "figures": {\n${lines.join(',\n')}\n    }\n  }`;
  });
  return `{\n${benchmarks.join(',\n')}\n}\n`;
}
