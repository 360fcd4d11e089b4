/** The real monitor, in a network namespace. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { bundleProgram } from '../../bed/bundle-program.ts';
import { Namespace } from '../../bed/namespace.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

it.skipIf(process.getuid?.() !== 0)(
  'every change of addresses, links and routes is reported, until the host agent ends, however it ends',
  async () => {
    const folder = makeRunFolder();
    const host = await Namespace.create('monitored', folder);
    onTestFinished(() => host.close());
    const program = join(folder, 'monitor.mjs');
    bundleProgram(join(import.meta.dirname, '../../fixtures/host-monitor.ts'), program);
    const running = host.start([process.execPath, program]);
    let reported = '';
    running.stdout.on('data', (text) => (reported += String(text)));
    await host.ip('link add v0 type veth peer name v1');
    // Until it listens.
    await expect
      .poll(async () => {
        await host.ip('link set v1 up');
        await host.ip('link set v1 down');
        return reported;
      })
      .toContain('v1');
    for (const [change, report] of [
      ['link set v0 up', /^\d+: v0.*UP/m],
      ['addr add 10.9.0.1/24 dev v0', /10\.9\.0\.1\/24/],
      ['route add 10.77.0.0/16 dev v0', /^10\.77\.0\.0\/16 dev v0/m],
      ['route add 10.78.0.0/16 dev v0 table 78', /^10\.78\.0\.0\/16 dev v0 table 78/m],
      ['route del 10.78.0.0/16 dev v0 table 78', /^Deleted 10\.78\.0\.0\/16/m],
      ['addr add 2a0e:5301::5/64 dev v0 nodad', /2a0e:5301::5\/64/],
      ['route add 2a0e:9999::/48 dev v0', /^2a0e:9999::\/48 dev v0/m],
      // The kernel does not report the routes that go with it.
      ['link set v0 down', /^\d+: v0.*state DOWN/m],
    ] as const) {
      reported = '';
      await host.ip(change);
      await expect.poll(() => reported, { message: change }).toMatch(report);
    }
    const monitors = () => host.processes().filter(({ commandLine }) => commandLine.startsWith('ip -o'));
    expect(monitors()).toHaveLength(1);
    await running.signal('KILL');
    await running.ended;
    await expect.poll(monitors).toEqual([]);
  },
);
