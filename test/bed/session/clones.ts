/** Clones of the browser template without a host agent. The test connects their cards. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { GuestChannel } from '../../../host-agent/vm/guest-channel.ts';
import { newIdentity } from '../../../host-agent/vm/identity.ts';
import { StepTracker } from '../../../host-agent/vm/step-tracker.ts';
import { createQemu } from '../../../host-agent/hypervisor/qemu/qemu.ts';
import { bootOf } from '../../../host-agent/image/boot.ts';
import { currentImage } from '../../../host-agent/image/store.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { listTemplates } from '../../../host-agent/template/store.ts';
import { testData } from '../product.ts';
import { START_TIMEOUT_MS } from '../timeouts.ts';

const SCREEN = { width: 1280, height: 800 };
const MEMORY_MIB = 2048;

export interface WokenClone {
  readonly vm: Vm;
  readonly send: GuestChannel<'browser'>['send'];
}

/** A running clone with its identity for `port` of a network VM. Its card has no link yet. `folder` must be short. */
export async function wakeClone(folder: string, name: string, port: number, nicSocket: string): Promise<WokenClone> {
  const at = { data: join(testData, 'safe-browse'), config: folder, state: folder, runtime: folder };
  const image = await currentImage(at, 'browser');
  const template = (await listTemplates(at)).find(
    ({ manifest }) =>
      manifest.level === 'browser' && manifest.image === image?.digest && manifest.memoryMiB === MEMORY_MIB,
  );
  if (!image || !template) throw new Error('There is no browser image, or no template of it, for the tests.');
  const boot = bootOf(image);
  const { sealing } = createQemu(
    () => Promise.resolve({ accelerator: 'tcg', reason: 'the template was sealed with it' }),
    { scratchFolder: join(folder, 'scratch-disks') },
  );
  const names = vmFiles(join(folder, name));
  mkdirSync(names.folder);
  const nics = [{ mac: '02:00:00:00:00:00', socket: nicSocket, end: 'connect' as const }];
  const { memoryMiB, processors } = template.manifest;
  const vm = await sealing?.clone(
    { id: name, role: 'browser', names, boot, memoryMiB, processors, scratchGiB: 0, screen: SCREEN, sound: true, nics },
    template.files,
    AbortSignal.timeout(START_TIMEOUT_MS),
  );
  if (!vm) throw new Error('QEMU cannot clone.');
  const reached = new StepTracker<'identity'>();
  const channel = new GuestChannel('browser', await vm.connectGuestChannel(), {
    onMessage: (message) => message.type === 'step' && message.step === 'identity' && reached.mark('identity'),
    onViolation: () => undefined,
    onClosed: () => undefined,
  });
  await vm.resume();
  channel.send({ type: 'identity', ...newIdentity(port, SCREEN) });
  await reached.wait('identity', AbortSignal.timeout(START_TIMEOUT_MS));
  return { vm, send: (message) => channel.send(message) };
}
