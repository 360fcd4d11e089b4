/** The one machine that is ready before it is asked for: copied from the template, made itself, painted, standing still, never connected. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ConsoleTail } from '../guest/console.ts';
import { giveIdentity, newIdentity, rehearse, showStartPage } from '../guest/identity.ts';
import type { Machine, Nic } from '../hypervisor/hypervisor.ts';
import { ENOUGH_TO_TELL, isPainted } from '../hypervisor/painted.ts';
import type { MachineNames } from '../storage/filenames.ts';
import { deadline } from '../tools/deadline.ts';
import { messageOf } from '../tools/message-of.ts';
import { untilQuiet } from './quiet.ts';
import type { Clone, Subject, Templates } from './templates.ts';

export interface Spare extends Clone {
  readonly id: string;
  readonly port: number;
  /** Connected; the machine is itself already, and shows its painted browser. */
  readonly wire: Duplex;
}

export interface KeptSpare extends Spare {
  readonly subject: Subject;
  readonly names: MachineNames;
}

export interface SpareParts {
  readonly templates: Templates;
  /** A port of the NDVM that is kept for the machine, and the card plugged in there; `undefined` when all are taken. */
  readonly reservePort: (id: string) => Promise<{ readonly port: number; readonly nic: Nic } | undefined>;
  readonly releasePort: (port: number) => void;
  readonly namesOf: (id: string) => MachineNames;
  /** How long each look takes whether a machine has come to rest. */
  readonly restMs: number;
  readonly keepConsole: (text: string) => Promise<string | undefined>;
  readonly log: Logger;
}

const LOADED_WITHIN_MS = 240_000;
/** One that is booted instead takes as long as a cold start. */
const BOOTED_WITHIN_MS = 600_000;
const LOOK_AT_SCREEN_EVERY_MS = 500;

/** A spare, or why there can be none now. `stop` ends it at any time; nothing of it is left then, nor when it fails. */
export async function loadSpare(
  parts: SpareParts,
  subject: Subject,
  key: string,
  stop: AbortSignal,
): Promise<KeptSpare | { readonly none: string }> {
  const id = randomBytes(4).toString('hex');
  const place = await parts.reservePort(id);
  if (!place) return { none: 'every port of the network machine is in use' };
  const [names, { port, nic }] = [parts.namesOf(id), place];
  const copy = { id, names, nics: [nic] };
  let signal = deadline(LOADED_WITHIN_MS, stop);
  let [clone, isBooted]: [Clone | undefined, boolean] = [undefined, false];
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    clone = await parts.templates.clone(subject, copy, signal);
    if (!clone) {
      signal = deadline(BOOTED_WITHIN_MS, stop);
      [clone, isBooted] = [await parts.templates.boot(subject, copy, signal), true];
    }
    if (clone) {
      const wire = await makeItself(parts, { ...clone, isBooted }, subject, port, signal, stop);
      stop.throwIfAborted();
      return { ...clone, id, subject, names, port, wire };
    }
  } catch (error) {
    await dismantle(parts, { port, names, ...(clone && { machine: clone.machine }) });
    throw error;
  }
  await dismantle(parts, { port, names });
  return { none: parts.templates.faults.trouble(key) ?? 'there is no template yet' };
}

/** Leaves nothing of it. */
export async function dismantle(
  { releasePort, log }: SpareParts,
  { machine, port, names }: Pick<KeptSpare, 'port' | 'names'> & { readonly machine?: Machine },
): Promise<void> {
  await machine?.kill().catch((error: unknown) => log.error({ reason: String(error) }, 'a spare lingers'));
  releasePort(port);
  await rm(names.folder, { recursive: true, force: true });
}

/** What cannot become itself here would not after a click either; that is the template's fault, unless it was stopped. */
async function makeItself(
  { templates, keepConsole, restMs }: SpareParts,
  { machine, key, isBooted }: Clone & { readonly isBooted: boolean },
  subject: Subject,
  port: number,
  signal: AbortSignal,
  stop: AbortSignal,
): Promise<Duplex> {
  const console = new ConsoleTail(await machine.connectConsole());
  try {
    const wire = await (isBooted
      ? bringUp(machine, subject, port, signal)
      : prepare(machine, subject, port, restMs, signal));
    templates.copyWorked(key);
    return wire;
  } catch (error) {
    if (stop.aborted) throw error;
    const kept = console.text() === '' ? undefined : await keepConsole(console.text()).catch(() => undefined);
    const fault = `${messageOf(error)}${kept === undefined ? '' : ` Its console was kept in ${kept}`}`;
    await templates.copyFailed(key, fault);
    throw new Error(fault, { cause: error });
  } finally {
    console.close();
  }
}

/** Done ahead of the click: what a copy does first takes seconds where the processor is emulated. */
async function prepare(
  machine: Machine,
  { machine: { screen } }: Subject,
  port: number,
  restMs: number,
  signal: AbortSignal,
): Promise<Duplex> {
  if (screen === undefined) throw new Error('A spare is a machine with a screen.');
  const wire = await machine.connectGuestWire();
  await machine.resume();
  await giveIdentity(wire, newIdentity(port, screen), signal);
  if (machine.record.accelerator === 'tcg') await rehearse(wire, signal);
  await untilQuiet(machine, signal, restMs);
  await machine.pause();
  if (!isPainted(await machine.frame(ENOUGH_TO_TELL))) throw new Error('The copy does not show its browser.');
  return wire;
}

/** The same for a machine that boots: it comes up to its start page, without a network. */
async function bringUp(
  machine: Machine,
  { machine: { screen }, settings }: Subject,
  port: number,
  signal: AbortSignal,
): Promise<Duplex> {
  if (screen === undefined) throw new Error('A spare is a machine with a screen.');
  const wire = await machine.connectGuestWire();
  await giveIdentity(wire, newIdentity(port, screen), signal, settings);
  await showStartPage(wire, signal);
  while (!isPainted(await machine.frame(ENOUGH_TO_TELL))) await sleep(LOOK_AT_SCREEN_EVERY_MS, undefined, { signal });
  await machine.pause();
  return wire;
}
