/** The one machine that is ready before it is asked for: copied from the template, made itself, painted, standing still, never connected. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ConsoleTail } from '../vm/console-tail.ts';
import { giveIdentity, newIdentity, showStartPage, warmUpBy } from '../vm/identity.ts';
import type { Vm, Nic } from '../hypervisor/hypervisor.ts';
import { ENOUGH_TO_TELL, isPainted } from '../hypervisor/picture/painted.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { deadline } from '../process/deadline.ts';
import { messageOf } from '../api/message-of.ts';
import type { TemplateSpec } from './template-spec.ts';
import { untilQuiet } from './quiet.ts';
import type { Clone, Templates } from './templates.ts';

export interface Spare extends Clone {
  readonly id: string;
  readonly port: number;
  /** Connected; the machine is itself already, and shows its painted browser. */
  readonly channel: Duplex;
}

export interface KeptSpare extends Spare {
  readonly spec: TemplateSpec;
  readonly names: VmFiles;
}

export interface SpareParts {
  readonly templates: Templates;
  /** A port of the NDVM that is kept for the machine, and the card plugged in there; `undefined` when all are taken. */
  readonly reservePort: (id: string) => Promise<{ readonly port: number; readonly nic: Nic } | undefined>;
  readonly releasePort: (port: number) => void;
  readonly namesOf: (id: string) => VmFiles;
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
  spec: TemplateSpec,
  key: string,
  stop: AbortSignal,
): Promise<KeptSpare | { readonly none: string }> {
  const id = randomBytes(4).toString('hex');
  const place = await parts.reservePort(id);
  if (!place) return { none: 'every port of the network machine is in use' };
  const [names, { port, nic }] = [parts.namesOf(id), place];
  const target = { id, names, nics: [nic] };
  let signal = deadline(LOADED_WITHIN_MS, stop);
  let [clone, isBooted]: [Clone | undefined, boolean] = [undefined, false];
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    clone = await parts.templates.clone(spec, target, signal);
    if (!clone) {
      signal = deadline(BOOTED_WITHIN_MS, stop);
      [clone, isBooted] = [await parts.templates.boot(spec, target, signal), true];
    }
    if (clone) {
      const channel = await prepareClone(parts, { ...clone, isBooted }, spec, port, signal, stop);
      stop.throwIfAborted();
      return { ...clone, id, spec, names, port, channel };
    }
  } catch (error) {
    await disposeSpare(parts, { port, names, ...(clone && { vm: clone.vm }) });
    throw error;
  }
  await disposeSpare(parts, { port, names });
  return { none: parts.templates.faults.trouble(key) ?? 'there is no template yet' };
}

/** Leaves nothing of it. */
export async function disposeSpare(
  { releasePort, log }: SpareParts,
  { vm, port, names }: Pick<KeptSpare, 'port' | 'names'> & { readonly vm?: Vm },
): Promise<void> {
  await vm?.kill().catch((error: unknown) => log.error({ reason: String(error) }, 'a spare lingers'));
  releasePort(port);
  await rm(names.folder, { recursive: true, force: true });
}

/** What cannot become itself here would not after a click either; that is the template's fault, unless it was stopped. */
async function prepareClone(
  { templates, keepConsole, restMs }: SpareParts,
  { vm, key, isBooted }: Clone & { readonly isBooted: boolean },
  spec: TemplateSpec,
  port: number,
  signal: AbortSignal,
  stop: AbortSignal,
): Promise<Duplex> {
  const console = new ConsoleTail(await vm.connectConsole());
  try {
    const channel = await (isBooted ? bringUp(vm, spec, port, signal) : prepare(vm, spec, port, restMs, signal));
    templates.cloneWorked(key);
    return channel;
  } catch (error) {
    if (stop.aborted) throw error;
    const kept = console.text() === '' ? undefined : await keepConsole(console.text()).catch(() => undefined);
    const fault = `${messageOf(error)}${kept === undefined ? '' : ` Its console was kept in ${kept}`}`;
    await templates.cloneFailed(key, fault);
    throw new Error(fault, { cause: error });
  } finally {
    console.close();
  }
}

/** Done ahead of the click: what a copy does first takes seconds where the processor is emulated. */
async function prepare(
  vm: Vm,
  { vm: { screen } }: TemplateSpec,
  port: number,
  restMs: number,
  signal: AbortSignal,
): Promise<Duplex> {
  if (screen === undefined) throw new Error('A spare is a machine with a screen.');
  const channel = await vm.connectGuestChannel();
  await vm.resume();
  await giveIdentity(channel, newIdentity(port, screen), signal);
  if (vm.record.accelerator === 'tcg') await warmUpBy(channel, signal);
  await untilQuiet(vm, signal, restMs);
  await vm.pause();
  if (!isPainted(await vm.frame(ENOUGH_TO_TELL))) throw new Error('The copy does not show its browser.');
  return channel;
}

/** The same for a machine that boots: it comes up to its start page, without a network. */
async function bringUp(
  vm: Vm,
  { vm: { screen }, settings }: TemplateSpec,
  port: number,
  signal: AbortSignal,
): Promise<Duplex> {
  if (screen === undefined) throw new Error('A spare is a machine with a screen.');
  const channel = await vm.connectGuestChannel();
  await giveIdentity(channel, newIdentity(port, screen), signal, settings);
  await showStartPage(channel, signal);
  while (!isPainted(await vm.frame(ENOUGH_TO_TELL))) await sleep(LOOK_AT_SCREEN_EVERY_MS, undefined, { signal });
  await vm.pause();
  return channel;
}
