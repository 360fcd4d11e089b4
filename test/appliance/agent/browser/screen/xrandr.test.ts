import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modeLine, outputs, primaryOutput, screenSize } from '../../../../../appliance/agent/browser/screen/xrandr.ts';

const captured = (name: string): string =>
  readFileSync(new URL(`../../../../fixtures/xrandr/${name}.txt`, import.meta.url), 'utf8');

describe('the output of xrandr', () => {
  it.each([
    ['virtio-gpu', { width: 1280, height: 800 }, 'Virtual-1'],
    ['dummy1', { width: 2048, height: 1536 }, 'DUMMY0'],
    ['xvfb1', { width: 1280, height: 800 }, 'screen'],
  ])('names the size and the output of %s', (name, size, output) => {
    expect(screenSize(captured(name))).toEqual(size);
    expect(primaryOutput(captured(name))).toBe(output);
  });

  it('lists the modes of a QEMU screen, the preferred one first', () => {
    const [virtual, ...others] = outputs(captured('virtio-gpu'));
    expect(others).toEqual([]);
    expect(virtual).toMatchObject({ name: 'Virtual-1', connected: true });
    expect(virtual?.modes).toHaveLength(22);
    expect(virtual?.modes[0]).toEqual({ width: 1280, height: 800 });
    expect(virtual?.modes.at(-1)).toEqual({ width: 640, height: 480 });
  });

  it('distinguishes connected outputs from empty ones', () => {
    const connected = outputs(captured('dummy1')).filter((output) => output.connected);
    expect(connected.map(({ name }) => name)).toEqual(['DUMMY0']);
    expect(outputs(captured('dummy1'))).toHaveLength(16);
  });

  it('prefers the primary output to an earlier one', () => {
    const text =
      'Screen 0: minimum 320 x 200, current 2560 x 800, maximum 8192 x 8192\nVirtual-1 connected 1280x800+0+0\nVirtual-2 connected primary 1280x800+1280+0\n';
    expect(primaryOutput(text)).toBe('Virtual-2');
  });

  it('accepts a mode line at 60 Hz for a size that no card offers', () => {
    expect(modeLine({ width: 1600, height: 1000 })).toEqual([
      '1600x1000-host',
      '96.62',
      '1600',
      '1601',
      '1602',
      '1604',
      '1000',
      '1001',
      '1002',
      '1004',
    ]);
  });

  it('has no size and no output without a screen', () => {
    expect(screenSize("Can't open display :0\n")).toBeUndefined();
    expect(
      primaryOutput('Screen 0: minimum 1 x 1, current 1 x 1, maximum 1 x 1\nVirtual-1 disconnected\n'),
    ).toBeUndefined();
  });
});
