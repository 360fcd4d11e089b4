/** How long builds of images took on this host, for the estimate before the next one. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ImageRole, VmRole } from '../../../host-agent/api/host/image.ts';
import { writeFileWhole } from './preferences.ts';

const Times = z.partialRecord(VmRole, z.int().min(1));
type Times = z.infer<typeof Times>;

export class BuildTimes {
  readonly #path: string;
  #seconds: Times;

  /** A missing or invalid file counts as empty. */
  constructor(path: string) {
    this.#path = path;
    this.#seconds = readTimes(path);
  }

  /** Of the last build of each image that succeeded. */
  get seconds(): Times {
    return this.#seconds;
  }

  took(role: ImageRole, ms: number): void {
    if (role === 'host') return;
    this.#seconds = { ...this.#seconds, [role]: Math.max(1, Math.round(ms / 1000)) };
    try {
      writeFileWhole(this.#path, JSON.stringify(this.#seconds));
    } catch {
      // It is only an estimate: the next one is that of the processors.
    }
  }
}

function readTimes(path: string): Times {
  try {
    return Times.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}
