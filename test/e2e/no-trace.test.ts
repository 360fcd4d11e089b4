/** Checks that no content of a session reaches a disk of the host. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../host-agent/api/session.ts';
import { filesHolding } from '../bed/disk-search.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import type { OpenCommand } from '../bed/product.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { testData } from '../bed/product.ts';

/** 64 characters that are unique to this run. */
const marker = randomBytes(32).toString('hex');

/** The pause before a key is pressed again: a page may load before its window has the keyboard. */
const KEY_WITHIN_MS = 5_000;

describe('a session whose page leaves a mark wherever it can', () => {
  let testBed: TestBed;
  let command: OpenCommand;
  let session: Session;
  const startedMs = Date.now();
  beforeAll(async () => {
    testBed = await openTestBed();
    command = testBed.product.open(`http://site.test/marked?run=marked&marker=${marker}`);
    ({ session } = await command.event('ready', START_TIMEOUT_MS));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  /** Searches the folders of this instance, and those in which programs leave files. */
  const search = async () => [
    ...new Set(
      await filesHolding(
        marker,
        [testBed.product.path(''), testData, '/tmp', '/var/tmp', '/dev/shm', '/var/log', '/var/crash'],
        startedMs - 1000,
        (path) => path.startsWith('/tmp/sbl-') && !path.startsWith(testBed.folder),
      ),
    ),
  ];

  it('has the mark in page, title, cookie, storage, download and clipboard', async () => {
    expect(await testBed.site.waitForReport('marked', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS)).toMatchObject({
      detail: marker,
      storage: marker,
      cookie: `marker=${marker}`,
    });
    const screen = await testBed.watch(session);
    await testBed.product.until(
      'a key arrives',
      async () => {
        await screen.press('x');
        return testBed.site
          .waitForReport('marked', ({ kind }) => kind === 'key', KEY_WITHIN_MS)
          .then(
            () => true,
            () => false,
          );
      },
      PAGE_TIMEOUT_MS,
    );
    expect(await testBed.site.waitForReport('marked', ({ kind }) => kind === 'key', 0)).toMatchObject({
      detail: 'copied',
    });
    // A screenshot passes through the host agent.
    expect((await testBed.product.run('screenshot', session.id, testBed.product.path('shot.png'))).status).toBe(0);
  });

  it('leaves no mark on the host, neither while it runs nor after it has ended', async () => {
    expect(await search()).toEqual([]);
    expect((await testBed.product.run('close', session.id)).status).toBe(0);
    await command.event('ended', GONE_TIMEOUT_MS);
    expect(await search()).toEqual([]);
  });

  it('would leave a mark that is found in a log, a runtime folder or a file of another program', async () => {
    const places = [
      join(testBed.product.logFolder, 'agent.log.1'),
      join(testBed.product.runtimeFolder, 'left'),
      `/dev/shm/safe-browse-test-${process.pid}`,
    ];
    try {
      for (const place of places) writeFileSync(place, `{"msg":"browse","url":"http://site.test/${marker}"}`);
      expect((await search()).toSorted()).toEqual(places.toSorted());
    } finally {
      for (const place of places) rmSync(place, { force: true });
    }
  });
});
