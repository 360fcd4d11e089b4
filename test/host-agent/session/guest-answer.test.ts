import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import { sessionVerbs } from '../../../host-agent/daemon/verbs/sessions.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';
import { fakeSessions, type FakeSessions, NEVER, openOne } from './fake-sessions.ts';
import { GuestTyping } from '../../../host-agent/session/guest-answer.ts';

describe('composed text', () => {
  let sent: HostMessage<'browser'>[];
  let typing: GuestTyping;
  const answered = (number: number, isDone = true) => typing.handleAnswer({ type: 'typed', typing: number, isDone });
  beforeEach(() => {
    sent = [];
    typing = new GuestTyping((message) => sent.push(message));
  });

  it('goes to the guest one text after another', async () => {
    const typed = [typing.type('你', NEVER), typing.type('好', NEVER)];
    await settle();
    expect(sent).toEqual([{ type: 'type', typing: 1, text: '你' }]);
    answered(1);
    await typed[0];
    await settle();
    expect(sent).toHaveLength(2);
    answered(2);
    await typed[1];
  });

  it('fails if the guest says so, or nothing for a minute, and the next text is typed', async () => {
    const clock = useFakeClock();
    const refused = expect(typing.type('ж', NEVER)).rejects.toMatchObject({ code: 'typing-failed' });
    await settle();
    answered(1, false);
    await refused;
    const late = expect(typing.type('ж', NEVER)).rejects.toMatchObject({ code: 'typing-failed' });
    await settle();
    await clock.advance(60_000);
    await late;
    // Its answer comes after all, and is not taken for that of the next text.
    const next = typing.type('я', NEVER);
    await settle();
    answered(2, false);
    await settle();
    answered(3);
    await next;
  });

  it('is not sent any more when its caller or its session is gone', async () => {
    const gone = new AbortController();
    const first = typing.type('a', gone.signal);
    const second = typing.type('b', gone.signal);
    await settle();
    gone.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await expect(second).rejects.toThrow('gone');
    expect(sent).toHaveLength(1);
  });

  it('is refused while many texts wait', async () => {
    const waiting = Array.from({ length: 8 }, () => typing.type('ж', NEVER));
    await expect(typing.type('ж', NEVER)).rejects.toMatchObject({ code: 'typing-failed' });
    for (const [index, typed] of waiting.entries()) {
      await settle();
      answered(index + 1);
      await typed;
    }
  });
});

describe('a session', () => {
  let fake: FakeSessions;
  beforeEach(async () => {
    fake = await fakeSessions();
  });
  afterEach(() => fake.remove());
  const verbs = () => sessionVerbs({ sessions: fake.sessions } as unknown as Parameters<typeof sessionVerbs>[0]);
  const call = { signal: NEVER } as unknown as Parameters<ReturnType<typeof verbs>['session.type']>[1];

  it('types a text that the API gets, and answers when its guest says so', async () => {
    const { session, guest } = await openOne(fake);
    const typed = verbs()['session.type']({ id: session.id, text: '👩‍👩‍👧' }, call);
    await expect.poll(() => guest.heard.at(-1)).toEqual({ type: 'type', typing: 1, text: '👩‍👩‍👧' });
    guest.say({ type: 'typed', typing: 1, isDone: true });
    expect(await typed).toEqual({});
  });

  it('types nothing while it is discarded', async () => {
    const { session, guest } = await openOne(fake);
    await session.pendingDiscard.begin(8);
    await expect(verbs()['session.type']({ id: session.id, text: 'ж' }, call)).rejects.toMatchObject({
      code: 'session-not-ready',
    });
    expect(guest.heard.some(({ type }) => type === 'type')).toBe(false);
  });
});
