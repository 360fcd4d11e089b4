/** The scale of a desktop on X, which its programs follow. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsText } from '../../../appliance/agent/browser/screen/scale.ts';
import type { ScalePercent } from '../../../appliance/protocol/scale.ts';
import type { DesktopScreen } from './desktop.ts';

export class DesktopScale {
  readonly #file: string;
  readonly #holder: ChildProcess;

  private constructor(file: string, holder: ChildProcess) {
    this.#file = file;
    this.#holder = holder;
  }

  /** Sets the scale of `screen` until `end`. `folder`: for its settings. */
  static begin(screen: DesktopScreen, folder: string, percent: ScalePercent): DesktopScale {
    const file = join(folder, 'xsettings');
    writeFileSync(file, settingsText(percent));
    const env = { ...process.env, ...screen.environment };
    return new DesktopScale(file, spawn('xsettingsd', ['-c', file], { stdio: 'ignore', env }));
  }

  change(percent: ScalePercent): void {
    writeFileSync(this.#file, settingsText(percent));
    this.#holder.kill('SIGHUP');
  }

  end(): void {
    this.#holder.kill();
  }
}
