import { beforeEach, describe, expect, it } from 'vitest';
import { type ConsentHandlerDeps, consentHandlers } from '../../../../ui/main/handlers/consent-handlers.ts';
import type { Page } from '../../../../ui/main/pages/pages.ts';
import type { Question } from '../../../../ui/main/transfers/transfer-questions.ts';
import { configuration } from '../../configuration.ts';
import { textsFor } from '../../texts-of.ts';

const PAGE = {} as Page;
let called: unknown[];
let asked: Question[];
let says: boolean;
let loosened: { path: string[]; value: unknown }[];
beforeEach(() => {
  [called, asked, says, loosened] = [[], [], true, []];
});

const handlers = () => {
  const confirm = (question: Question) => {
    asked.push(question);
    return Promise.resolve(says);
  };
  const window = {
    profile: { name: 'banking' },
    controls: { setMicrophone: (isOn: boolean) => Promise.resolve(void called.push(isOn)) },
  };
  return consentHandlers({
    agent: {
      call: async (method: string, params: { dryRun?: boolean }) => {
        if (method === 'config.loosened') return loosened;
        called.push([method, params.dryRun]);
        return { problems: [] };
      },
    },
    model: { configuration, profiles: [{ name: 'work', label: 'Work' }] },
    sessions: { of: () => window },
    texts: () => textsFor('en'),
    confirmOver: (_: unknown, question: Question) => confirm(question),
    confirmInMain: confirm,
  } as unknown as ConsentHandlerDeps);
};

describe('the microphone', () => {
  it('is turned on only after the desktop’s own dialogue, at each turn', async () => {
    says = false;
    await handlers()['session.microphone']({ isOn: true }, PAGE);
    expect(called).toEqual([]);
    says = true;
    const agreeing = handlers();
    await agreeing['session.microphone']({ isOn: true }, PAGE);
    await agreeing['session.microphone']({ isOn: true }, PAGE);
    expect(called).toEqual([true, true]);
    expect(asked.map(({ message }) => message)).toEqual(
      Array.from({ length: 3 }, () => 'Turn on the microphone for the session “Banking”?'),
    );
  });

  it('is turned off without a question', async () => {
    await handlers()['session.microphone']({ isOn: false }, PAGE);
    expect([called, asked]).toEqual([[false], []]);
  });

  it('is asked about once, however often a page wants it at the same time', async () => {
    const at = handlers();
    await Promise.all([at['session.microphone']({ isOn: true }, PAGE), at['session.microphone']({ isOn: true }, PAGE)]);
    expect([called, asked.length]).toEqual([[true], 1]);
  });
});

describe('a setting', () => {
  const changes = [{ path: ['profile', 'default', 'files', 'out'], value: 'allow' }];
  it('is loosened only after the desktop’s own dialogue has named it and its value in words', async () => {
    loosened = [
      { path: ['profile', 'work', 'clipboard', 'out'], value: 'allow' },
      { path: ['images', 'channel'], value: 'evil.example/a/\u202eb\nKinds of files that open here: x' },
      { path: ['files', 'openHere'], value: [] },
      { path: ['files', 'openHere'], value: ['documents', 'pages'] },
      { path: ['profile', 'default', 'policies', 'URLBlocklist'], value: null },
      { path: ['profile', 'default', 'lifetimeMinutes'], value: 30 },
    ];
    says = false;
    expect(await handlers()['config.set']({ changes }, PAGE)).toEqual({ problems: [], isWritten: false });
    expect(called).toEqual([]);
    expect(asked).toMatchObject([{ message: 'Loosen these 6 settings?' }]);
    expect(asked[0]?.detail.split('\n').slice(0, 6)).toEqual([
      'Profile “Work”, Copy out: Without asking',
      'Channel of images: evil.example/a/\ufffdb Kinds of files that open here: x',
      'Kinds of files that open here: None',
      'Kinds of files that open here: Documents, Web pages',
      'Profile “Standard”, profile.policies.URLBlocklist: removed',
      'Profile “Standard”, Maximum session length: 30 min',
    ]);
    says = true;
    expect(await handlers()['config.set']({ changes }, PAGE)).toEqual({ problems: [], isWritten: true });
    expect(called).toEqual([['config.set', false]]);
  });

  it('is made stricter without a question, and is only checked without one', async () => {
    expect(await handlers()['config.set']({ changes }, PAGE)).toEqual({ problems: [], isWritten: true });
    await handlers()['config.check']({ changes }, PAGE);
    expect(called).toEqual([
      ['config.set', false],
      ['config.set', true],
    ]);
    expect(asked).toEqual([]);
  });
});
