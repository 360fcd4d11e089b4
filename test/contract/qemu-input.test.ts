/** What becomes of keys that are released while a guest is paused: how the real QEMU answers. It runs no guest. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { KEYS_AT_ONCE, releaseInput } from '../../host-agent/hypervisor/qemu/release-input.ts';
import { Qmp } from '../../host-agent/hypervisor/qmp/qmp.ts';
import { deadline } from '../../host-agent/process/deadline.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { RfbClient } from '../bed/screen/rfb-client.ts';

const LETTER_A = 0x61;
const LETTER_B = 0x62;

/** A QEMU with the keyboard of our VMs, which notes the keys that reach its guest. */
async function typedInto() {
  const folder = makeRunFolder();
  const [screen, control] = [join(folder, 'screen'), join(folder, 'qmp')];
  const qemu = spawn('qemu-system-x86_64', [
    ...['-nodefaults', '-no-user-config', '-machine', 'q35,i8042=off', '-accel', 'tcg', '-m', '64', '-device', 'VGA'],
    ...['-device', 'virtio-keyboard-pci', '-device', 'virtio-tablet-pci', '-trace', 'input_event_*'],
    ...['-display', 'none', '-vnc', `unix:${screen}`, '-qmp', `unix:${control},server=on,wait=off`],
  ]);
  let noted = '';
  qemu.stderr.setEncoding('utf8').on('data', (text: string) => (noted += text));
  onTestFinished(async () => {
    qemu.kill('SIGKILL');
    await once(qemu, 'close');
    rmSync(folder, { recursive: true });
  });
  const qmp = await Qmp.connect(control, deadline(20_000));
  onTestFinished(() => qmp.close());
  const reached = () =>
    [...noted.matchAll(/input_event_(?:key_qcode|btn) .*(?:qcode|button) (\S+), down (\d)/g)].map(
      ([, key = '', down]) => `${down === '1' ? '+' : '-'}${key}`,
    );
  return { qmp, reached, viewer: () => viewerOf(screen) };
}

async function viewerOf(screen: string) {
  const viewer = await RfbClient.connect(screen);
  onTestFinished(() => viewer.close());
  return async (keysym: number, down: boolean) => {
    await viewer.key(keysym, down);
    // QEMU answers in turn.
    await viewer.capture();
  };
}

it('loses the release of a key while it is paused, also when it is released again, until all are released past the viewers', async () => {
  const { qmp, reached, viewer } = await typedInto();
  const press = await viewer();
  await press(LETTER_A, true);
  await qmp.execute('stop');
  await press(LETTER_A, false);
  await qmp.execute('cont');
  await press(LETTER_A, false);
  await press(LETTER_B, true);
  await press(LETTER_B, false);
  await expect.poll(reached).toEqual(['+a', '+b', '-b']);
  await releaseInput(qmp);
  // QEMU knows each of them.
  const all = [...KEYS_AT_ONCE.flat(), 'left', 'middle', 'right'].map((key) => `-${key}`);
  await expect.poll(() => reached().slice(3).toSorted()).toEqual(all.toSorted());
  expect(all).toContain('-a');
});

it('releases nothing in a guest that is paused, which is no failure', async () => {
  const { qmp, reached } = await typedInto();
  await qmp.execute('stop');
  await releaseInput(qmp);
  expect([reached(), qmp.isClosed]).toEqual([[], false]);
});
