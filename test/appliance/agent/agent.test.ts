import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

  it('powers off even when the reason cannot be shown', async () => {
    const { deeds, made } = agent(10);
    await rm(folder, { recursive: true });
    await made.fail(new StepFailed('screen', 'no X'));
    expect(deeds.at(-1)).toBe('power off');
  });
});

it('an error keeps the innermost step in which it happened', async () => {
  const failure = within('screen', () => within('home', () => Promise.reject(new Error('disk'))));
  await expect(failure).rejects.toMatchObject({ step: 'home', message: 'disk' });
});
