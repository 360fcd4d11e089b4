import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAgent, StepFailed, within } from '../../../appliance/agent/agent.ts';
import { createLog } from '../../../appliance/agent/log.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'safe-browse-agent-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A guest agent that records its actions in order. */
function agent(showReasonMs: number) {
  const deeds: string[] = [];
  const made = createAgent({
    log: createLog(() => undefined),
    say: (message) => void deeds.push(`say ${JSON.stringify(message)}`),
    flush: () => Promise.resolve(void deeds.push('flush')),
    clearScreen: () => Promise.resolve(void deeds.push('clear screen')),
    powerOff: () => void deeds.push('power off'),
    screen: join(folder, 'tty'),
    showReasonMs,
  });
  return { deeds, made };
}

describe('the end of a VM', () => {
  it('sends the last message, then powers off', async () => {
    const { deeds, made } = agent(0);
    await made.end({ type: 'browser-closed', cause: 'last-window' });
    expect(deeds).toEqual(['say {"type":"browser-closed","cause":"last-window"}', 'flush', 'power off']);
  });

  it('happens once: the first reason wins', async () => {
    const { deeds, made } = agent(0);
    await Promise.all([
      made.end({ type: 'browser-closed', cause: 'display-crashed' }),
      made.end({ type: 'browser-closed', cause: 'browser-crashed' }),
      made.fail(new StepFailed('home', 'late')),
    ]);
    expect(deeds.filter((deed) => deed === 'power off')).toHaveLength(1);
    expect(deeds[0]).toContain('display-crashed');
  });

  it('reports a failed step to the host and shows the reason on the screen', async () => {
    const { deeds, made } = agent(10);
    await made.fail(new StepFailed('home', new Error('rsync exited with code 23\u001b[2Jx')));
    expect(deeds.map((deed) => deed.split(' {')[0])).toEqual(['say', 'flush', 'clear screen', 'power off']);
    expect(deeds[0]).toContain('"step":"home"');
    const shown = await readFile(join(folder, 'tty'), 'utf8');
    expect(shown).toContain('could not start safely');
    expect(shown).toContain('rsync exited with code 23 [2Jx');
  });

  it('that has failed does not end again, nor fail again', async () => {
    const { deeds, made } = agent(0);
    await made.fail(new StepFailed('home', 'first'));
    await made.fail(new StepFailed('screen', 'second'));
    await made.end();
    expect(deeds.map((deed) => deed.split(' {')[0])).toEqual(['say', 'flush', 'power off']);
  });

  it('sends no more of a reason than the protocol allows', async () => {
    const { deeds, made } = agent(0);
    await made.fail(new StepFailed('home', 'x'.repeat(2_000)));
    expect(JSON.parse(deeds[0]?.slice('say '.length) ?? '')).toMatchObject({ message: 'x'.repeat(1_000) });
  });

  it('powers off even when the reason cannot be shown', async () => {
    const { deeds, made } = agent(10);
    await rm(folder, { recursive: true });
    await made.fail(new StepFailed('screen', 'no X'));
    expect(deeds.at(-1)).toBe('power off');
  });
});

it('a step is reported with the time since the start of the kernel, at most a day', () => {
  const { deeds, made } = agent(0);
  const clock = vi.spyOn(process.hrtime, 'bigint');
  const reached = (milliseconds: number) => {
    clock.mockReturnValue(BigInt(milliseconds) * 1_000_000n + 999_999n);
    made.reached('home');
    return (JSON.parse(deeds.pop()?.slice('say '.length) ?? '') as { elapsedMs: number }).elapsedMs;
  };
  expect([reached(1_234), reached(86_400_000), reached(86_400_001)]).toEqual([1_234, 86_400_000, 86_400_000]);
  clock.mockRestore();
});

it('an error keeps the innermost step in which it happened', async () => {
  const failure = within('screen', () => within('home', () => Promise.reject(new Error('disk'))));
  await expect(failure).rejects.toMatchObject({ step: 'home', message: 'disk' });
});
