import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './host-agent/scripts/test/longest-first.mjs';
import { fluentTexts } from './test/bed/fluent-texts.ts';
import { isolatedTests } from './test/bed/isolated-tests.ts';

/** Repeats the choices of the random tests of an earlier run. */
const seed = process.env['SAFE_BROWSE_TEST_SEED'] ?? String(randomInt(2 ** 31));

// Tests look at results with programs of the administrator (nft, sfdisk), which Debian leaves out of a plain user's path.
process.env['PATH'] = `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`;

/** Of tests with VMs and windows: most of the time, a VM uses one processor or waits. */
const FILES_AT_A_TIME = 2;

const UNIT_FOLDERS = ['appliance', 'host-agent', 'contract', 'ui', 'bed', 'checks', 'mutation', 'bench/figures'].map(
  (name) => `test/${name}`,
);
const isolated = isolatedTests(UNIT_FOLDERS);
const unit = {
  maxWorkers: '100%',
  // Beside the building of images on a slow host, a check of all files takes half a minute.
  testTimeout: 60_000,
  // Beside the building of images, bundling takes a while.
  hookTimeout: 60_000,
  expect: { poll: { timeout: 5_000 } },
  // The default profile follows the desktop, which must not change what a test sees.
  env: { SAFE_BROWSE_TEST_SEED: seed, TZ: 'UTC', LC_ALL: 'C' },
  globalSetup: 'test/bed/printing/print-seed.ts',
  setupFiles: 'test/bed/owned/nothing-owned.ts',
};

/** A project whose tests run a real program of a desktop, one after another, with a fake host agent. */
const besideRealProgram = (name: string) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          include: [...UNIT_FOLDERS.map((folder) => `${folder}/**/*.test.ts`), 'test/mutants/proofs.test.ts'],
          exclude: isolated,
          isolate: false,
        },
      },
      { test: { ...unit, name: 'unit-isolated', include: isolated } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 600_000,
          hookTimeout: 900_000,
          maxWorkers: FILES_AT_A_TIME,
        },
      },
      // The essential promises, on VMs that the tests share. `npm test` runs these.
      {
        test: {
          name: 'smoke',
          include: ['test/smoke/**/*.test.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      // The desktop with a fake host agent: windows, but no VM.
      {
        test: {
          name: 'desktop',
          include: ['test/desktop/**/*.test.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers: FILES_AT_A_TIME,
        },
      },
      // A real GNOME on Wayland, with a fake host agent.
      besideRealProgram('gnome'),
      // A real labwc, of wlroots, on Wayland, with a fake host agent.
      besideRealProgram('labwc'),
      // A real KWin, of KDE, on Wayland, with a fake host agent.
      besideRealProgram('kwin'),
      // Real file managers, of four desktops.
      besideRealProgram('file-managers'),
      // A real CUPS, whose packages have a service, with a fake host agent.
      besideRealProgram('cups'),
      // A real cluster of Incus, whose packages have a service.
      {
        test: {
          name: 'incus',
          include: ['test/incus/**/*.test.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      // Not in the fast suite: a change that moves the place of a mutation must not fail `npm run check`.
      { test: { name: 'mutants', include: ['test/mutants/mutants.test.ts'], testTimeout: 60_000 } },
      // Read whole images again and again: too long for every run.
      {
        test: {
          name: 'verify',
          include: ['test/verify/**/*.test.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'xen',
          include: ['test/xen/**/*.test.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 3_600_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'soak',
          include: ['test/soak/**/*.soak.test.ts'],
          testTimeout: 7_200_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      {
        test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 1_800_000 },
      },
      // Needs an image with speech, which takes minutes to build.
      {
        test: {
          name: 'speech',
          include: ['test/speech/**/*.test.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 600_000,
          hookTimeout: 1_800_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      // Needs an image with LibreOffice and Tesseract, which takes minutes to build.
      {
        test: {
          name: 'documents',
          include: ['test/documents/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 1_800_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      // Runs web applications that are not packages of this project: more than a gigabyte of them.
      {
        test: {
          name: 'applications',
          include: ['test/applications/*.test.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 900_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      // Needs clients that are not packages of this project, and many VMs.
      {
        test: {
          name: 'automation',
          include: ['test/automation/*.test.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 10_800_000,
          hookTimeout: 900_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      { test: { name: 'pci', include: ['test/nested/pci.test.ts'], testTimeout: 3_000_000, maxWorkers: 1 } },
      // Each file has an emulated computer that uses one processor.
      {
        test: {
          name: 'kvm',
          include: ['test/nested/kvm*.test.ts'],
          testTimeout: 2_400_000,
          hookTimeout: 900_000,
          maxWorkers: 2,
        },
      },
      { test: { name: 'usb', include: ['test/nested/usb.test.ts'], testTimeout: 1_000_000, maxWorkers: 1 } },
      { test: { name: 'apparmor', include: ['test/nested/apparmor.test.ts'], testTimeout: 1_800_000, maxWorkers: 1 } },
      {
        test: {
          name: 'bench-kvm',
          include: ['test/bench/kvm/*.bench.test.ts'],
          testTimeout: 5_000_000,
          hookTimeout: 1_200_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'bench',
          include: ['test/bench/*.bench.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
    ].map((project) => ({ ...project, plugins: [fluentTexts] })),
  },
});
