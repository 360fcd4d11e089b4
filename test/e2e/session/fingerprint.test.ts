/** What pages read in sessions of two computers: the same with a common fingerprint, and enough to recognise each by without. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../../host-agent/scripts/checkout.mjs';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const Readings = z.record(z.string(), z.string());
type Readings = z.infer<typeof Readings>;

/** Features that older processors lack. Where a processor has them, programs compute sound and pictures with them. */
const OLDER_PROCESSOR = 'avx=off,avx2=off,fma=off,f16c=off,bmi1=off,bmi2=off,movbe=off';

/** Two desktops, each with another processor and another window. */
const COMPUTERS = [
  {
    processor: undefined,
    environment: { LC_ALL: 'C', TZ: 'UTC' },
    own: 'screen = { width = 1280, height = 800 }',
    window: { width: 1700, height: 1000 },
  },
  {
    processor: OLDER_PROCESSOR,
    environment: { LC_ALL: 'de_DE.UTF-8', TZ: 'Europe/Berlin' },
    own: 'appearance = "dark"\nscreen = { width = 1500, height = 1000 }',
    window: { width: 1900, height: 950 },
  },
] as const;

/** Pages read more of a computer in a secure context. */
const SECURE = 'policies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"] }';

async function onComputer<Result>(
  { processor, environment, own }: (typeof COMPUTERS)[number],
  work: (testBed: TestBed) => Promise<Result>,
): Promise<Result> {
  const testBed = await openTestBed(environment);
  try {
    if (processor !== undefined) await haveProcessor(testBed, processor);
    testBed.product.configure(
      `[spare]\nkeep = false\n[template]\nseal = "desktop"\n[profile.own]\n${own}\n${SECURE}\n[profile.same]\n${own}\n${SECURE}\nfingerprint = "common"\n`,
    );
    return await work(testBed);
  } finally {
    expect(await testBed.close()).toEqual([]);
  }
}

/** Every VM of this test bed gets a processor with these features. The host agent that runs there is a copy that asks QEMU for it. */
async function haveProcessor({ internet, folder }: TestBed, features: string): Promise<void> {
  const hostAgent = join(root, 'dist/host-agent/daemon.js');
  const changed = join(folder, 'daemon.js');
  const program = readFileSync(hostAgent, 'utf8');
  const copy = program.replaceAll(/`(host|max),/g, `$&${features},`);
  expect(copy).not.toBe(program);
  writeFileSync(changed, copy);
  await internet.host.must(['mount', '--bind', changed, hostAgent]);
}

/** What the page has read on a screen of this size, once it has. */
async function readings(
  { site }: TestBed,
  run: string,
  screen: string,
  again?: () => Promise<void>,
): Promise<Readings> {
  const latest = async () => {
    const detail = (await site.reports(run)).findLast(({ kind }) => kind === 'read')?.detail;
    return detail === undefined ? undefined : Readings.parse(JSON.parse(detail));
  };
  const readOn = async () => {
    await again?.();
    const { screen: size, outer } = (await latest()) ?? {};
    return [size, outer];
  };
  await expect.poll(readOn, { interval: 2_000, timeout: PAGE_TIMEOUT_MS }).toEqual([screen, screen]);
  return (await latest()) ?? expect.fail();
}

const open = ({ product }: TestBed, profile: string) =>
  product
    .open(`http://site.test/fingerprint?run=${profile}`, '--profile', profile, '--detach')
    .event('ready', START_TIMEOUT_MS);

const differing = (one: Readings, other: Readings) => Object.keys(one).filter((name) => one[name] !== other[name]);

describe('the fingerprint of a session', () => {
  it('is the same on two computers if its profile says so, at the start and in a window of another size', async () => {
    const [first, second] = [
      await onComputer(COMPUTERS[0], (testBed) => inTwoWindows(testBed, COMPUTERS[0].window)),
      await onComputer(COMPUTERS[1], (testBed) => inTwoWindows(testBed, COMPUTERS[1].window)),
    ];
    expect(Object.keys(first[0]).length).toBeGreaterThan(60);
    expect(second).toEqual(first);
    // Chromium reports another layout of the keyboard once a key was pressed.
    expect(differing(first[0], first[1])).toEqual(['screen', 'available', 'inner', 'outer', 'keyboard', 'visitor']);
  });

  async function inTwoWindows(testBed: TestBed, window: { readonly width: number; readonly height: number }) {
    const { session } = await open(testBed, 'same');
    const before = await readings(testBed, 'same', '[1280,720]');
    const screen = await testBed.watch(session);
    screen.setSize(window.width, window.height);
    const common = { width: 1600, height: 900 };
    await expect.poll(() => screen.capture().then(() => screen.size), { timeout: PAGE_TIMEOUT_MS }).toEqual(common);
    const readAgain = async () => {
      await screen.click(800, 600);
      await screen.press('r');
    };
    return [before, await readings(testBed, 'same', '[1600,900]', readAgain)] as const;
  }

  it('tells two computers apart otherwise', async () => {
    const read = (screen: string) => async (testBed: TestBed) => {
      await open(testBed, 'own');
      return readings(testBed, 'own', screen);
    };
    const [first, second] = [
      await onComputer(COMPUTERS[0], read('[1280,800]')),
      await onComputer(COMPUTERS[1], read('[1500,1000]')),
    ];
    expect(differing(first, second)).toEqual(
      expect.arrayContaining(['languages', 'screen', 'inner', 'colourScheme', 'timeZone', 'offsets', 'visitor']),
    );
  });
});
