import { describe, expect, it } from 'vitest';
import type { Image } from '../../../host-agent/api/host/image.ts';
import type { LimitReached } from '../../../host-agent/api/session/session.ts';
import type { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { Model } from '../../../ui/main/model.ts';
import { ModelNotices, noticeOfEnd, noticeOfTrouble } from '../../../ui/main/notices.ts';
import { textsFor } from '../texts-of.ts';
import { sessionWith } from '../../fixtures/session.ts';

const network = (state: NetworkStatus['state']): NetworkStatus => ({
  state,
  uplink: 'user',
  mode: 'nat',
  ports: { used: 1, total: 8, sessions: [] },
  processes: [],
});
const image = (digest: string, upToDate: boolean): Image => ({
  role: 'browser',
  digest,
  folder: '/',
  isCurrent: true,
  isPrevious: false,
  upToDate,
  debug: false,
  kernelVersion: '6',
  packages: 1,
  bytes: 1,
});
const english = textsFor('en');
const noticeOf = (name: 'image-old' | 'image-updates' | 'network-lost') => ({
  title: english.text(`notice-${name}`),
  body: english.text(`notice-${name}.body`),
});

describe('a notice', () => {
  it('reports an end that no one asked for, and no other', () => {
    expect(noticeOfEnd('browser-crashed', english)?.title).toBe(english.text('notice-ended-in-trouble'));
    for (const reason of ['browser-closed', 'closed', 'start-failed'] as const)
      expect(noticeOfEnd(reason, english)).toBeUndefined();
  });

  it('reports in the person’s language a failure that no window can show', () => {
    expect(
      noticeOfTrouble(
        textsFor('de').text('notice-link-failed'),
        { code: 'other-browser-failed', message: 'The other browser could not be started.', hint: 'Open it by hand.' },
        textsFor('de'),
      ),
    ).toEqual({
      title: 'Der Link wurde nicht geöffnet',
      body: 'Der andere Browser ließ sich nicht starten. Öffnen Sie den Link dort von Hand, oder installieren Sie libglib2.0-bin.',
    });
  });

  it('reports once that a session hears the person, each time that it begins', () => {
    const notices = new ModelNotices();
    const model = new Model();
    model.agent = { is: 'up', version: '1' };
    const since = (microphone: 'on' | 'off') => {
      model.sessions = [sessionWith('a', { microphone })];
      return notices.since(model, english).map(({ title, body }) => `${title}: ${body}`);
    };
    const reported = ['Microphone on: The session “default” hears you. Turn it off in its window.'];
    expect([since('off'), since('on'), since('on'), since('off'), since('on')]).toEqual([
      [],
      reported,
      [],
      [],
      reported,
    ]);
  });

  it('reports once for each reason that a session is held, and what can be done', () => {
    const [model, notices] = [new Model(), new ModelNotices()];
    const held = (heldBecause?: LimitReached) => {
      const discardsAt = '2026-01-02T03:05:00.000Z';
      model.sessions = [sessionWith('a', { downloads: 2, ...(heldBecause && { heldBecause, discardsAt }) })];
      return notices.since(model, english).map(({ title, body }) => `${title}: ${body}`);
    };
    const because = (reason: string): unknown[] => [
      expect.stringMatching(new RegExp(`^Session “Standard” is paused: .*${reason}.*2 downloaded files are not saved`)),
    ];
    expect([held(), held('idle'), held('idle'), held('lifetime-over'), held(), held('outdated')]).toEqual([
      [],
      because('not used for a while'),
      [],
      because('time limit'),
      [],
      because('security update'),
    ]);
  });

  it('reports once that the network stopped under sessions', () => {
    const [model, notices] = [new Model(), new ModelNotices()];
    model.sessions = [{} as never];
    const since = (state: NetworkStatus['state']) => {
      model.network = network(state);
      return notices.since(model, english);
    };
    expect(since('starting')).toEqual([]);
    expect(since('up')).toEqual([]);
    expect(since('failed')).toEqual([noticeOf('network-lost')]);
    expect(since('failed')).toEqual([]);
  });

  it('reports updates once for each image', () => {
    const [model, notices] = [new Model(), new ModelNotices()];
    const since = (updates: number | undefined) => {
      model.images = [{ ...image('a', true), ...(updates !== undefined && { updates }) }];
      return notices.since(model, english);
    };
    expect([since(undefined), since(3), since(3), since(4)]).toEqual([
      [],
      [noticeOf('image-updates')],
      [],
      [noticeOf('image-updates')],
    ]);
  });

  it('reports once for each image that it is outdated', () => {
    const [model, notices] = [new Model(), new ModelNotices()];
    const since = (...images: Image[]) => {
      model.images = images;
      return notices.since(model, english);
    };
    expect(since(image('a', true))).toEqual([]);
    expect(since(image('a', false))).toEqual([noticeOf('image-old')]);
    expect(since(image('a', false))).toEqual([]);
    expect(since(image('b', false))).toEqual([noticeOf('image-old')]);
  });
});
