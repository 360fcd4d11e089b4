/** The desktop in its own labwc, with a fake host agent. */
import { WaylandTestBed } from '../desktop/wayland-test-bed.ts';
import { Labwc } from './labwc.ts';

export class LabwcTestBed extends WaylandTestBed<Labwc> {
  static async open(): Promise<LabwcTestBed> {
    const { folder, hostAgent } = await this.prepare();
    return new LabwcTestBed(folder, await Labwc.start(folder), hostAgent);
  }
}
