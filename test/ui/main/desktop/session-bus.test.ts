import { afterEach, expect, it, vi } from 'vitest';
import { callOnSessionBus } from '../../../../ui/main/desktop/session-bus.ts';
import { untilTrayHost } from '../../../../ui/main/desktop/tray-host.ts';
import { sessionBus } from '../../../bed/session-bus.ts';

const ask = (name: string) =>
  callOnSessionBus({
    program: 'org.freedesktop.DBus',
    method: 'org.freedesktop.DBus.NameHasOwner',
    values: [name],
  });

afterEach(() => vi.unstubAllEnvs());

it('answers what a program on the session bus says', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', await sessionBus());
  expect(await ask('org.freedesktop.DBus')).toBe('(true,)\n');
  expect(await ask('org.absent.There')).toBe('(false,)\n');
});

it('rejects where a program or the bus is missing', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', await sessionBus());
  const missing = { program: 'org.absent.There', method: 'org.absent.There.Show', values: [] };
  await expect(callOnSessionBus(missing)).rejects.toThrow('ServiceUnknown');
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere');
  await expect(ask('org.freedesktop.DBus')).rejects.toThrow();
});

it('finds a tray at once on an X desktop whose panel has only the older kind of icon', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', await sessionBus());
  expect(await untilTrayHost({ DISPLAY: ':1' })).toBe(true);
});
