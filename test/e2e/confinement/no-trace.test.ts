/** Checks that no content of a session reaches a disk of the host. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { Mark } from '../../bed/session/mark.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import type { OpenCommand } from '../../bed/product.ts';
import { GONE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

describe('a session whose page leaves a mark wherever it can', () => {
  const mark = new Mark('marked');
  let testBed: TestBed;
  let command: OpenCommand;
  let session: Session;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure('[spare]\nkeep = false\n');
    command = testBed.product.open(mark.page);
    ({ session } = await command.event('ready', START_TIMEOUT_MS));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it('has the mark in page, title, cookie, storage, download and clipboard', async () => {
    const { loaded, copied } = await mark.leave(testBed, await testBed.watch(session));
    expect(loaded).toMatchObject({ detail: mark.text, storage: mark.text, cookie: `marker=${mark.text}` });
    expect(copied).toMatchObject({ detail: 'copied' });
    // A screenshot passes through the host agent.
    expect((await testBed.product.run('screenshot', session.id, testBed.product.path('shot.png'))).status).toBe(0);
  });

  it('leaves no mark on the host, neither while it runs nor after it has ended', async () => {
    expect(await mark.places(testBed)).toEqual([]);
    expect((await testBed.product.run('close', session.id)).status).toBe(0);
    await command.event('ended', GONE_TIMEOUT_MS);
    expect(await mark.places(testBed)).toEqual([]);
  });

  it('would leave a mark that is found in a log, a runtime folder or a file of another program', async () => {
    const places = [
      join(testBed.product.logFolder, 'agent.log.1'),
      join(testBed.product.runtimeFolder, 'left'),
      `/dev/shm/safe-browse-test-${process.pid}`,
    ];
    try {
      for (const place of places) writeFileSync(place, `{"msg":"browse","url":"http://site.test/${mark.text}"}`);
      expect((await mark.places(testBed)).toSorted()).toEqual(places.toSorted());
    } finally {
      for (const place of places) rmSync(place, { force: true });
    }
  });
});
