import { expect, it } from 'vitest';
import { Preparation } from '../../../../appliance/agent/browser/role.ts';
import { settle } from '../../../bed/event-loop.ts';

it('files are written one after another, and none after one that failed, which is reported once', async () => {
  const failures: string[] = [];
  const preparation = new Preparation({
    fail: ({ step, message }) => Promise.resolve(void failures.push(`${step}: ${message}`)),
  });
  const written: string[] = [];
  let end: () => void = () => undefined;
  preparation.write(async () => {
    await new Promise<void>((resolve) => (end = resolve));
    written.push('settings');
  });
  preparation.write(() => Promise.reject(new Error('disk full')));
  preparation.write(() => Promise.resolve(void written.push('bookmarks')));
  let isDone: boolean | undefined;
  void preparation.isDone().then((done) => (isDone = done));
  await settle();
  expect([written, failures]).toEqual([[], []]);
  end();
  await settle();
  // The files are not enough.
  expect([written, failures, isDone]).toEqual([['settings'], ['browser-window: disk full'], undefined]);
  preparation.markScreenReady();
  await settle();
  expect(isDone).toBe(false);
});

it('a browser may start once its screen is ready, with no files to write', async () => {
  const preparation = new Preparation({ fail: () => expect.fail() });
  preparation.markScreenReady();
  await preparation.untilScreenReady();
  expect(await preparation.isDone()).toBe(true);
});
