import { beforeEach, expect, it } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { RecordingSummary } from '../../../../host-agent/api/session/recording.ts';
import {
  folderName,
  noticeOfRecording,
  type RecordingHandlerDeps,
  recordingHandlers,
} from '../../../../ui/main/handlers/recording-handlers.ts';
import type { Notice } from '../../../../ui/main/notices.ts';
import type { Page } from '../../../../ui/main/pages/pages.ts';
import { textsFor } from '../../texts-of.ts';

const PAGE = {} as Page;
const SUMMARY: RecordingSummary = {
  folder: '/cases/recording-2026-12-02-163005',
  end: 'stopped',
  seconds: 60,
  files: [
    { file: 'network.pcapng', bytes: 3_145_728 },
    { file: 'screen.webm', bytes: 1024 },
  ],
  downloads: 0,
};

let called: [string, { readonly folder: string }][];
let notices: Notice[];
let chosen: string | undefined;
let chosenTimes: number;
/** How the call goes on, once it was made. */
let settle: { begin: () => void; end: (summary: RecordingSummary) => void; fail: (error: Error) => void };
beforeEach(() => {
  [called, notices, chosen, chosenTimes] = [[], [], '/cases', 0];
});

const record = () =>
  recordingHandlers({
    agent: {
      call: (method: string, params: { folder: string }, options: { onProgress: () => void }) => {
        called.push([method, params]);
        return new Promise((resolve, reject) => {
          settle = { begin: options.onProgress, end: resolve, fail: reject };
        });
      },
    },
    sessions: { of: () => ({ id: 'a1b2', profile: { name: 'banking' } }) },
    texts: () => textsFor('en'),
    chooseFolderOver: async () => {
      chosenTimes += 1;
      return chosen;
    },
    notify: (notice: Notice) => void notices.push(notice),
  } as unknown as RecordingHandlerDeps);
const called1 = () => expect.poll(() => called.length).toBe(1);

it('records into a new folder in the one that the person has chosen, and says at its end what is where', async () => {
  const begun = record()['session.record']({}, PAGE);
  await called1();
  expect(called[0]).toEqual(['session.record', { id: 'a1b2', folder: expect.any(String) as string }]);
  expect(called[0]?.[1].folder).toMatch(/^\/cases\/recording-\d{4}-\d\d-\d\d-\d{6}$/);
  settle.begin();
  await begun;
  expect(notices).toEqual([]);
  settle.end(SUMMARY);
  await expect
    .poll(() => notices)
    .toEqual([
      {
        title: 'Session recorded: Banking',
        body: '/cases/recording-2026-12-02-163005: network.pcapng (3.1 MB), screen.webm (1 kB)',
      },
    ]);
});

it('records nothing where the person chooses no folder, and asks once at a time', async () => {
  chosen = undefined;
  const at = record();
  await Promise.all([at['session.record']({}, PAGE), at['session.record']({}, PAGE)]);
  expect([called, chosenTimes]).toEqual([[], 1]);
});

it('reports why it cannot begin, and not that the person has refused', async () => {
  const failing = record()['session.record']({}, PAGE);
  await called1();
  settle.fail(new Failure('recording-under-way', { folder: '/other' }));
  await expect(failing).rejects.toMatchObject({ code: 'recording-under-way' });
  called = [];
  const refused = record()['session.record']({}, PAGE);
  await called1();
  settle.fail(new Failure('recording-refused'));
  await refused;
  expect(notices).toEqual([]);
});

it('says so when the host agent goes meanwhile', async () => {
  const begun = record()['session.record']({}, PAGE);
  await called1();
  settle.begin();
  await begun;
  settle.fail(new Failure('host-agent-unreachable'));
  await expect.poll(() => notices).toMatchObject([{ title: 'A recording has ended early' }]);
});

it('names why it ended, if the person has not ended it, and no more files than have room', () => {
  const files = Array.from({ length: 8 }, (_, index) => ({ file: `downloads/${index + 1}.zip`, bytes: 1 }));
  const { body } = noticeOfRecording({ ...SUMMARY, end: 'disk', files }, { name: 'banking' }, textsFor('en'));
  expect(body).toMatch(/downloads\/6\.zip \(1 byte\), and 2 more\. The disk could not take more\.$/);
});

it('names its folder by the time of the computer', () => {
  expect(folderName(new Date(2026, 0, 2, 3, 4, 5))).toBe('recording-2026-01-02-030405');
});
