/** The real passt in a namespace of the test bed, with or without the filter. */
import { readFileSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FilterControl } from '../../../host-agent/network/filter-control.ts';
import { startFilter } from '../../../host-agent/network/uplink/start-filter.ts';
import { killAndWait } from '../../../host-agent/process/process.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { passtArguments, UPLINK } from '../../../host-agent/tools/passt.ts';
import type { Namespace } from '../namespace.ts';
import { filterProgram } from '../bundle-program.ts';
import type { Uplink } from './network-vm.ts';

export type FilteredUplink = Uplink & { readonly control: FilterControl };

/** The LANs of the test bed's host. */
const HOST_NETWORKS = ['192.168.77.0/24', '203.0.114.0/24'];
const READY_WITHIN_MS = 30_000;
const LISTENS_WITHIN_MS = 30_000;
/** The flag of a listening socket (`__SO_ACCEPTCON`). */
const ACCEPTS = '00010000';

/** Resolves when passt listens on `socket`. Started by root, it would become a user who cannot use our folder. */
export async function startPasst(
  host: Namespace,
  socket: string,
  args: readonly string[] = passtArguments(socket),
  around: (command: readonly string[]) => readonly string[] = (command) => command,
): Promise<{ close(): unknown }> {
  const running = host.start(around(['passt', '--runas', String(process.getuid?.() ?? 0), ...args]));
  let said = '';
  for (const output of [running.stdout, running.stderr])
    output.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-1000);
    });
  // passt takes one connection, so an attempt would be in the way of the real one.
  for (let waitedMs = 0; !isListening(host, socket); waitedMs += 50) {
    if (waitedMs >= LISTENS_WITHIN_MS) throw new Error(`passt does not listen on ${socket}: ${said}`);
    await sleep(50);
  }
  // The program that connects has another account, as with passt in its jail.
  await chmod(socket, 0o777);
  return { close: () => running.signal('KILL') };
}

/** As the kernel lists sockets of the namespace. */
function isListening(host: Namespace, socket: string): boolean {
  const sockets = readFileSync(`/proc/${host.outerPid}/net/unix`, 'utf8').split('\n');
  return sockets.some((line) => line.endsWith(` ${socket}`) && line.split(' ')[3] === ACCEPTS);
}

/** passt behind the filter in its jail, which allows the Internet. `socket`: that of the network VM's uplink card. */
export async function filteredPasst(host: Namespace, socket: string): Promise<FilteredUplink> {
  const names = vmFiles(dirname(dirname(socket)));
  await mkdir(dirname(names.outerUplink), { recursive: true });
  const passt = await startPasst(host, names.outerUplink);
  const control = new FilterControl(names, { kind: 'static', ...UPLINK });
  control.apply({ refusedNetworks: HOST_NETWORKS, ports: [{ port: 0, access: { kind: 'internet-only' } }] });
  await control.applied();
  const signal = AbortSignal.timeout(READY_WITHIN_MS);
  const filter = await startFilter(names, filterProgram(), names.processLog('filter'), signal);
  return {
    control,
    server: {
      close: () => {
        void killAndWait(filter);
        passt.close();
      },
    },
  };
}
