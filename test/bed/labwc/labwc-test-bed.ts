/** The desktop in its own labwc, with a fake host agent. */
import { WaylandTestBed } from '../desktop/wayland-test-bed.ts';
import { Labwc, type LabwcOptions } from './labwc.ts';

export class LabwcTestBed extends WaylandTestBed<Labwc> {
  static async open(options: LabwcOptions = {}): Promise<LabwcTestBed> {
    const { folder, hostAgent } = await this.prepare();
    return new LabwcTestBed(folder, await Labwc.start(folder, options), hostAgent);
  }
}
