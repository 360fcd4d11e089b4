import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { DesktopAppearance } from '../../../host-agent/config/appearance.ts';
import { hasSessionBus } from '../../../host-agent/tools/gdbus.ts';
import { sessionBus } from '../../bed/session-bus.ts';
import { DesktopPortal } from '../../fakes/desktop-portal.ts';

const config = parseConfig('[profile.offline]', 'c');
const inForce = (appearance: DesktopAppearance) => appearance.inForce(config).profile['default']?.appearance;

describe('the appearance of the desktop', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is asked on a real session bus, and followed', async () => {
    const address = await sessionBus();
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    const appearance = new DesktopAppearance();
    // There is no portal yet.
    expect(await appearance.look()).toBe(false);
    const portal = await DesktopPortal.listen(address);
    onTestFinished(() => portal.close());
    portal.isDark = true;
    let changes = 0;
    const stop = appearance.follow(() => (changes += 1), 50);
    onTestFinished(stop);
    await expect.poll(() => changes).toBe(1);
    expect(inForce(appearance)).toBe('dark');
    expect(appearance.inForce(config)).toBe(appearance.inForce(config));
    portal.isDark = false;
    await expect.poll(() => changes).toBe(2);
    expect(appearance.inForce(config)).toBe(config);
  });

  it('stays as it is when the desktop does not answer', async () => {
    const answers = [() => Promise.resolve(true), () => Promise.reject(new Error('Timed out.'))];
    const appearance = new DesktopAppearance(() => (answers.shift() ?? expect.fail())());
    expect(await appearance.look()).toBe(true);
    expect(await appearance.look()).toBe(false);
    expect(inForce(appearance)).toBe('dark');
  });

  it('is not asked where there is no session bus', () => {
    expect(hasSessionBus({})).toBe(false);
    expect(hasSessionBus({ XDG_RUNTIME_DIR: '/nowhere' })).toBe(false);
    expect(hasSessionBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus' })).toBe(true);
  });
});
