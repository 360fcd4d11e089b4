/** The desktop in its own GNOME, with a fake host agent. */
import { WaylandTestBed } from '../desktop/wayland-test-bed.ts';
import { Gnome, type GnomeOptions } from './shell.ts';

export class GnomeTestBed extends WaylandTestBed<Gnome> {
  get gnome(): Gnome {
    return this.shell;
  }

  static async open(options: GnomeOptions): Promise<GnomeTestBed> {
    const { folder, hostAgent } = await this.prepare();
    return new GnomeTestBed(folder, await Gnome.start(folder, options), hostAgent);
  }
}
