import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hostDevices, type UsbHost } from '../../../host-agent/usb/host-devices.ts';
import { offers } from '../../../host-agent/usb/offers.ts';

let host: UsbHost;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-usb-'));
  host = { devices: join(folder, 'devices'), nodes: join(folder, 'nodes') };
  mkdirSync(join(host.nodes, '001'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Files as the kernel has them: each with a newline at its end. */
function files(at: string, values: Record<string, string>): void {
  mkdirSync(at, { recursive: true });
  for (const [name, text] of Object.entries(values)) writeFileSync(join(at, name), `${text}\n`);
}

function plugIn(
  port: string,
  address: number,
  interfaces: readonly (readonly [one: string, subclass: string])[],
  more: Record<string, string> = {},
): string {
  const at = join(host.devices, port);
  files(at, {
    busnum: '1',
    devnum: String(address),
    idVendor: '1050',
    idProduct: '0407',
    bDeviceClass: '00',
    manufacturer: 'Maker',
    product: `Thing ${address}`,
    ...more,
  });
  interfaces.forEach(([bInterfaceClass, bInterfaceSubClass], index) =>
    files(join(at, `${port}:1.${index}`), { bInterfaceClass, bInterfaceSubClass }),
  );
  writeFileSync(join(host.nodes, '001', String(address).padStart(3, '0')), '');
  return at;
}

it('lists the devices of the kernel by address, with name, kind and node, and no hub', async () => {
  const key = plugIn('1-2.4', 12, [['03', '00']]);
  mkdirSync(join(key, '1-2.4:1.0/0003:1050:0407.0001'));
  writeFileSync(join(key, '1-2.4:1.0/0003:1050:0407.0001/report_descriptor'), Buffer.from('06d0f10901', 'hex'));
  plugIn('1-1', 5, [['0e', '01']]);
  plugIn('1-2', 3, [['09', '00']], { bDeviceClass: '09' });
  plugIn('usb1', 1, [['09', '00']], { bDeviceClass: '09' });
  expect(await hostDevices(host)).toEqual([
    {
      address: '1-5',
      name: 'Maker Thing 5',
      vendor: '1050',
      product: '0407',
      kind: 'camera',
      port: '1-1',
      node: join(host.nodes, '001/005'),
      isPermitted: true,
    },
    {
      address: '1-12',
      name: 'Maker Thing 12',
      vendor: '1050',
      product: '0407',
      kind: 'security-key',
      port: '1-2.4',
      node: join(host.nodes, '001/012'),
      isPermitted: true,
    },
  ]);
});

it('leaves out what is unplugged meanwhile or makes no sense, and says what the account may not open', async () => {
  plugIn('1-1', 5, [['0e', '01']], { idVendor: '../..' });
  plugIn('1-2', 6, [['0e', '01']], { devnum: '6000' });
  rmSync(join(plugIn('1-3', 7, [['0e', '01']]), 'busnum'));
  plugIn('1-4', 8, [['0e', '01']]);
  rmSync(join(host.nodes, '001/008'));
  expect((await hostDevices(host)).map(({ address, isPermitted }) => [address, isPermitted])).toEqual([['1-8', false]]);
});

it('is empty on a host without USB', async () => {
  expect(await hostDevices({ devices: join(folder, 'none'), nodes: join(folder, 'none') })).toEqual([]);
});

it('offers a device only if sessions have a use for it, the profile allows it, the account may open it, and no session has it', async () => {
  plugIn('1-1', 5, [['0e', '01']]);
  plugIn('1-2', 6, [['08', '06']]);
  plugIn('1-3', 7, [['0e', '01']]);
  plugIn('1-4', 8, [['0e', '01']]);
  rmSync(join(host.nodes, '001/007'));
  const refusals = async (kinds: readonly ('security-key' | 'camera')[]) =>
    offers(await hostDevices(host), { kinds, taken: new Set(['1-8']) }).map(({ address, refusal }) => [
      address,
      refusal,
    ]);
  expect(await refusals(['camera'])).toEqual([
    ['1-5', undefined],
    ['1-6', 'no-use'],
    ['1-7', 'no-permission'],
    ['1-8', 'handed-over'],
  ]);
  expect((await refusals(['security-key']))[0]).toEqual(['1-5', 'not-allowed']);
});
