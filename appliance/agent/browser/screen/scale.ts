/**
 * The scale at which programs draw. Chromium's toolkit follows the XSETTINGS of the screen, also while it runs: `Xft/DPI` becomes the device scale factor of
 * all its windows and pages. xsettingsd holds these settings. It starts with the first scale, so that a VM at 100 % has no such process.
 */
import { open, rename, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../../protocol/message-of.ts';
import type { ScalePercent } from '../../../protocol/scale.ts';
import { describeEnding, launch, type Running } from '../../commands/launch.ts';
import { LatestWins } from '../../latest-wins.ts';
import type { Log } from '../../log.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** In a folder that only root writes: xsettingsd reads it as the account. */
const SETTINGS_FILE = '/run/xsettings';
/** The dots per inch at which a pixel of the screen is a CSS pixel. */
const DPI_AT_100_PERCENT = 96;
/** XSETTINGS counts in 1024th of a dot. */
const DPI_UNITS = 1024;
const MAX_STARTS = 5;
const PAUSE_MS = 500;

/** What xsettingsd reads for this scale. Pure. */
export function settingsText(percent: ScalePercent): string {
  return `Xft/DPI ${(DPI_AT_100_PERCENT * DPI_UNITS * percent) / 100}\n`;
}

export interface ScaleParts {
  /** Replaces the settings. */
  readonly write: (text: string) => Promise<void>;
  /** Starts the program that holds the settings. It reads them then, and at each SIGHUP. */
  readonly hold: () => Running;
}

export const scaleParts: ScaleParts = {
  write: (text) => writeSettings(text),
  hold: () => {
    const [program, ...args] = asAccount(['xsettingsd', '-c', SETTINGS_FILE]);
    return launch(program, args, { environment: ACCOUNT_ENVIRONMENT });
  },
};

/** Replaces the file at once, so that no reader sees half of it. */
export async function writeSettings(text: string, path = SETTINGS_FILE): Promise<void> {
  const beside = `${path}.new`;
  await rm(beside, { force: true });
  const file = await open(beside, 'wx', 0o644);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** Applies the scales that the host wants. */
export class Scale {
  readonly #parts: ScaleParts;
  readonly #log: Log;
  readonly #wanted: LatestWins<ScalePercent>;
  #current: ScalePercent = 100;
  #holder: Running | undefined;
  #startsLeft = MAX_STARTS;

  constructor(parts: ScaleParts, log: Log) {
    this.#parts = parts;
    this.#log = log;
    this.#wanted = new LatestWins(
      (percent) => this.#apply(percent),
      (error) => log.warn({ reason: messageOf(error) }, 'the scale was not set'),
    );
  }

  want(percent: ScalePercent): void {
    this.#wanted.want(percent);
  }

  async #apply(percent: ScalePercent): Promise<void> {
    if (percent === this.#current) return;
    await this.#parts.write(settingsText(percent));
    this.#current = percent;
    if (this.#holder) this.#holder.kill('SIGHUP');
    else void this.#keepHolder();
  }

  /** After a few crashes it gives up, and programs draw at 100 %. */
  async #keepHolder(): Promise<void> {
    for (; this.#startsLeft > 0; this.#startsLeft -= 1) {
      this.#holder = this.#parts.hold();
      const ending = await this.#holder.ended;
      this.#log.warn({ ending: describeEnding(ending) }, 'the settings of the screen are lost');
      await sleep(PAUSE_MS);
    }
  }
}
