/** The desktop in its own KWin, with a fake host agent. */
import { WaylandTestBed } from '../desktop/wayland-test-bed.ts';
import { Kwin } from './kwin.ts';

export class KwinTestBed extends WaylandTestBed<Kwin> {
  static async open(): Promise<KwinTestBed> {
    const { folder, hostAgent } = await this.prepare();
    return new KwinTestBed(folder, await Kwin.start(folder), hostAgent);
  }
}
