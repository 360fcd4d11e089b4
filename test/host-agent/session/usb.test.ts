import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UsbKind } from '../../../host-agent/api/session/usb.ts';
import { SessionUsb, type UsbSource } from '../../../host-agent/session/usb.ts';
import { Owned } from '../../../host-agent/process/owned.ts';
import { identify } from '../../../host-agent/process/process.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import type { HostDevice } from '../../../host-agent/usb/host-devices.ts';

const device = (address: string, kind: HostDevice['kind'] = 'security-key'): HostDevice => ({
  address,
  name: `Device ${address}`,
  vendor: '1050',
  product: '0407',
  kind,
  port: address,
  node: `/dev/bus/usb/001/${address}`,
  isPermitted: true,
});
const never = new AbortController().signal;
const nothingTaken = () => new Set<string>();
/** It runs, and is never ended. */
const ME = (await identify('usb', process.pid)) ?? expect.fail();

let host: UsbSource & { plugged: HostDevice[]; returned: number };
/** The devices that are watched, each time, and what tells of a change. */
let watched: { readonly addresses: readonly string[]; readonly changed: () => void }[];
let kinds: UsbKind[];
let unplugged: string[];
let usb: SessionUsb;
/** Resolves the hand-over that runs. */
let finish: (() => void) | undefined;
let isSlow: boolean;
let programEnds: () => void;
let hasPort: boolean;
/** How many readers of smart cards the guest was asked to use, each time. */
let cards: number[];
let areCardsUsable: boolean;
/** Whether a hand-over ends when it is to. */
let isDeaf: boolean;
let unplug: () => Promise<void>;
let takeBack: () => Promise<void>;
let troubles: string[];

const sessionUsb = () =>
  new SessionUsb({
    names: vmFiles('/run/session'),
    vm: () =>
      hasPort
        ? {
            usb: {
              plug: () => Promise.resolve(),
              isPlugged: () => Promise.resolve(true),
              unplug: (name) => {
                unplugged.push(name);
                return unplug();
              },
            },
          }
        : {},
    kinds: () => kinds,
    useCards: async (readers) => {
      cards.push(readers);
      return areCardsUsable;
    },
    onChange: () => undefined,
    onTrouble: (reason) => void troubles.push(reason),
    host,
  });

beforeEach(() => {
  [kinds, unplugged, isSlow, hasPort, finish] = [['security-key', 'camera'], [], false, true, undefined];
  [cards, areCardsUsable, isDeaf, troubles, watched] = [[], true, false, [], []];
  unplug = () => Promise.resolve();
  takeBack = async () => void (host.returned += 1);
  host = {
    plugged: [
      device('1-1'),
      device('1-2', 'camera'),
      device('1-3', 'storage'),
      device('1-4'),
      device('1-5'),
      device('1-6'),
    ],
    returned: 0,
    devices: async () => host.plugged,
    watch: (addresses, changed) => {
      const one = { addresses, changed };
      watched.push(one);
      return () => void (watched = watched.filter((other) => other !== one));
    },
    handOver: async (_device, _vm, signal) => {
      if (isSlow)
        await new Promise<void>((resolve, reject) => {
          finish = resolve;
          if (!isDeaf) signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        });
      const ended = new Promise<void>((resolve) => (programEnds = resolve));
      return host.handedDevice('usb', { processes: [ME], ended });
    },
    handedDevice: (name, handed) => new Owned(name, handed, () => takeBack()),
  };
  usb = sessionUsb();
});
// It looks for its devices for as long as it has any.
afterEach(async () => {
  await usb.end();
  expect(troubles).toEqual([]);
});
const connect = (address: string, taken = nothingTaken) => usb.connect(address, taken, never);
const has = () => usb.state?.map(({ address }) => address);

describe('the USB devices of a session', () => {
  it('are what the person connected, until they are disconnected', async () => {
    expect(has()).toEqual([]);
    await connect('1-1');
    expect(usb.state).toEqual([
      { address: '1-1', name: 'Device 1-1', vendor: '1050', product: '0407', kind: 'security-key' },
    ]);
    await usb.disconnect('1-1');
    expect([has(), host.returned, unplugged.length]).toEqual([[], 1, 1]);
  });

  it('are refused without a place in the VM, or when the profile allows none', async () => {
    hasPort = false;
    expect(usb.state).toBeUndefined();
    await expect(connect('1-1')).rejects.toMatchObject({ code: 'no-usb' });
    await expect(usb.list(nothingTaken())).rejects.toMatchObject({ code: 'no-usb' });
    hasPort = true;
    kinds = [];
    expect(usb.state).toBeUndefined();
    await expect(connect('1-1')).rejects.toMatchObject({ code: 'no-usb' });
  });

  it.each([
    ['1-9', 'usb-device-missing'],
    ['1-3', 'usb-device-refused'],
    ['1-4', 'usb-device-refused'],
  ])('do not include %s', async (address, code) => {
    await expect(connect(address, () => new Set(['1-4']))).rejects.toMatchObject({ code });
    expect(has()).toEqual([]);
  });

  it('are four at most, and count from the moment that they are being handed over', async () => {
    isSlow = true;
    const connecting = connect('1-1');
    await vi.waitFor(() => expect(usb.addresses).toEqual(['1-1']));
    expect(has()).toEqual([]);
    await vi.waitFor(() => expect(finish).toBeDefined());
    finish?.();
    await connecting;
    isSlow = false;
    for (const address of ['1-2', '1-4', '1-5']) await connect(address);
    await expect(connect('1-6')).rejects.toMatchObject({ code: 'usb-too-many' });
  });

  it('are handed over with a new start of Chromium if they are readers of smart cards, which the guest counts', async () => {
    host.plugged = [device('1-1', 'smart-card'), device('1-2', 'smart-card'), device('1-3')];
    kinds = ['smart-card', 'security-key'];
    for (const address of ['1-1', '1-3', '1-2']) await connect(address);
    expect(cards).toEqual([1, 2]);
  });

  it('return at once if they are readers that Chromium cannot use', async () => {
    host.plugged = [device('1-1', 'smart-card')];
    kinds = ['smart-card'];
    areCardsUsable = false;
    await expect(connect('1-1')).rejects.toMatchObject({ code: 'smart-card-unusable' });
    expect([has(), host.returned, unplugged.length]).toEqual([[], 1, 1]);
  });

  it('are returned when the profile no longer allows their kind', async () => {
    await connect('1-1');
    await connect('1-2');
    kinds = ['camera'];
    usb.enforce();
    await vi.waitFor(() => expect(has()).toEqual(['1-2']));
    expect(host.returned).toBe(1);
  });

  it.each([
    ['ends', false, [0, 0]],
    ['completes all the same', true, [1, 1]],
  ])('stay with the host when their kind is forbidden during a hand-over that %s', async (_, deaf, returned) => {
    [isSlow, isDeaf] = [true, deaf];
    const connecting = connect('1-1');
    await vi.waitFor(() => expect(finish).toBeDefined());
    kinds = ['camera'];
    usb.enforce();
    finish?.();
    await expect(connecting).rejects.toMatchObject({ code: 'usb-device-refused' });
    expect([has(), usb.addresses, usb.record()]).toEqual([[], [], []]);
    expect([host.returned, unplugged.length]).toEqual(returned);
    kinds = ['security-key'];
    [isSlow, isDeaf] = [false, false];
    await connect('1-1');
    expect(has()).toEqual(['1-1']);
  });

  it('return also from a VM that does not unplug them', async () => {
    await connect('1-1');
    unplug = () => Promise.reject(new Error('QEMU did not answer'));
    await usb.disconnect('1-1');
    expect([has(), host.returned, troubles.splice(0)]).toEqual([[], 1, ['Error: QEMU did not answer']]);
  });

  it('can be returned again after an attempt that failed', async () => {
    await connect('1-1');
    takeBack = () => Promise.reject(new Error('it lingers'));
    await expect(usb.disconnect('1-1')).rejects.toThrow('it lingers');
    expect(has()).toEqual(['1-1']);
    takeBack = async () => void (host.returned += 1);
    await usb.disconnect('1-1');
    expect([has(), host.returned]).toEqual([[], 1]);
  });

  it('are gone when their program has ended', async () => {
    await connect('1-1');
    programEnds();
    await vi.waitFor(() => expect(has()).toEqual([]));
  });

  it('are gone when they were pulled out, although their program runs on', async () => {
    await connect('1-1');
    await connect('1-2');
    await vi.waitFor(() => expect(watched.map(({ addresses }) => addresses)).toEqual([['1-1', '1-2']]));
    host.plugged = host.plugged.filter(({ address }) => address !== '1-1');
    watched[0]?.changed();
    await vi.waitFor(() => expect([has(), host.returned, unplugged.length]).toEqual([['1-2'], 1, 1]));
    await vi.waitFor(() => expect(watched.map(({ addresses }) => addresses)).toEqual([['1-2']]));
    await usb.end();
    await vi.waitFor(() => expect(watched).toEqual([]));
  });

  it('return when the session ends, which also ends a hand-over', async () => {
    await connect('1-1');
    isSlow = true;
    const connecting = connect('1-2');
    await vi.waitFor(() => expect(finish).toBeDefined());
    usb.stop();
    await expect(connecting).rejects.toMatchObject({ code: 'session-ended' });
    await usb.end();
    expect([host.returned, usb.addresses]).toEqual([1, []]);
  });

  it('are known to the next host agent', async () => {
    await connect('1-1');
    const next = sessionUsb();
    next.restore(usb.record());
    expect(next.state).toEqual(usb.state);
    await next.disconnect('1-1');
    expect(unplugged).toEqual([usb.record()[0]?.name]);
  });
});
