/** The spare: a clone that is ready before the click. It has its identity, shows its browser, is paused, and was never connected. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { consoleHint, Failure, reasonOf } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { ENOUGH_TO_TELL, isPainted, untilPainted } from '../hypervisor/picture/painted.ts';
import { withDeadline } from '../process/deadline.ts';
import { Owned } from '../process/owned.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { assignIdentity, newIdentity, openStartPage, warmUp } from '../vm/identity.ts';
import { BROWSER_CLOSED, VmLost } from '../vm/loss.ts';
import { type PluggedPort, sessionCard } from '../vm/plugged-port.ts';
import { SupervisedVm, type VmUser } from '../vm/supervised-vm.ts';
import type { SealedTemplate } from './manifest.ts';
import { untilQuiet } from './quiet.ts';
import type { TemplateSpec } from './template-spec.ts';
import type { CloneTarget, Templates } from './templates.ts';

export interface Spare {
  readonly id: string;
  /** The spare owns it until a session moves it to itself. */
  readonly port: PluggedPort;
  /** The exit at whose network VM its port is; see {@link SparePlace}. */
  readonly exit: string | undefined;
  readonly vm: SupervisedVm<'browser'>;
  /** Key of its template, or of the template that it would have. */
  readonly key: string;
  /** Absent for a VM that was booted. */
  readonly template?: SealedTemplate;
  readonly image: string;
}

export interface KeptSpare extends Spare {
  readonly spec: TemplateSpec;
  readonly names: VmFiles;
  /** What loading it took, in the order of its steps. */
  readonly stepsMs: Readonly<Record<string, number>>;
}

/** Its owner stops the VM; nothing of it is left then. */
export type OwnedSpare = Owned<KeptSpare>;

/** The network VM by which the session leaves that a spare becomes. */
export interface SparePlace {
  /** Identifies its exit with the exit's settings and keys; `undefined`: the way of the host. */
  readonly exit: string | undefined;
  /** Reserves a port for the VM; `undefined` when all ports are taken. */
  readonly reserve: (id: string) => Promise<PluggedPort | undefined>;
}

export interface SpareParts {
  readonly templates: Templates;
  readonly namesOf: (id: string) => VmFiles;
  /** Limit for each step. */
  readonly stepWithinMs: () => number;
  /** It is for a click on a file. */
  readonly opensDocuments: boolean;
  /** Interval between two measurements of whether the VM is idle. */
  readonly restMs: number;
  readonly keepConsole: (text: string) => Promise<string | undefined>;
  readonly log: Logger;
}

const LOOK_AT_SCREEN_EVERY_MS = 500;
/** What a spare has not finished when it is paused delays one first page; what a template has not finished would delay all. So shorter looks suffice. */
const REST_SHARE = 1 / 4;
/** On a busy host, a spare looks busy even when it is idle. */
const REST_WITHIN_MS = 10_000;

/** A spare, or why there can be none now. Leaves nothing when it throws: `Failure` spare-failed or image-damaged, or the reason of `stop`. */
export async function loadSpare(
  parts: SpareParts,
  { spec, key, place }: { readonly spec: TemplateSpec; readonly key: string; readonly place: SparePlace },
  stop: AbortSignal,
): Promise<OwnedSpare | { readonly none: string }> {
  const id = randomBytes(4).toString('hex');
  await using port = await place.reserve(id);
  if (!port) return { none: 'every port of the network VM is in use' };
  const names = parts.namesOf(id);
  const removeFolder = () => rm(names.folder, { recursive: true, force: true });
  await using folder = new Owned(`folder of the spare ${id}`, names, removeFolder);
  await mkdir(names.folder, { recursive: true, mode: 0o700 });
  const steps = new StepTimes();
  const started = await start(parts, spec, { id, names, nics: [sessionCard(port.value)] }, stop);
  steps.done('start');
  if (!started) return { none: parts.templates.faults.trouble(key) ?? 'there is no template yet' };
  const { vm, key: clonedKey, template, image, settings, isBooted } = started;
  const owned = { id, port: port.move(), exit: place.exit, vm, names: folder.take(), stepsMs: steps.milliseconds };
  const kept = { ...owned, key: clonedKey, ...(template && { template }), image, spec };
  await using spare = new Owned<KeptSpare>(`spare ${id}`, kept, async () => {
    try {
      await vm.stop();
    } catch (error) {
      // The next host agent finds its process by the folder.
      parts.log.error({ reason: String(error) }, 'a spare could not be stopped');
      owned.port.take();
      return;
    }
    await owned.port.dispose();
    await removeFolder();
  });
  try {
    if (!isBooted) await vm.resume();
    await assignIdentity(vm, newIdentity(owned.port.value.port, screenOf(spec)), settings, stop);
    steps.done('identity');
    // Without a browser in its template, its memory layout is its own.
    if (isBooted || spec.level === 'desktop') await showStartPage(vm, stop);
    if (isBooted) await vm.pause();
    else await comeToRest(vm, { ...parts, steps }, stop);
    stop.throwIfAborted();
  } catch (error) {
    const explained = stop.aborted ? undefined : await explain(vm, error);
    await spare.dispose();
    if (explained?.fault !== undefined) await parts.templates.cloneFailed(key, explained.fault);
    stop.throwIfAborted();
    throw explained?.failure ?? error;
  }
  parts.templates.cloneWorked(clonedKey);
  return spare.move();
}

class StepTimes {
  readonly milliseconds: Record<string, number> = {};
  #sinceMs = performance.now();

  /** Since the step before it. */
  done(step: string): void {
    const nowMs = performance.now();
    this.milliseconds[step] = Math.round(nowMs - this.#sinceMs);
    this.#sinceMs = nowMs;
  }
}

/** A paused clone; where the hypervisor cannot clone, a VM that boots. */
async function start(
  { templates, stepWithinMs, keepConsole }: SpareParts,
  spec: TemplateSpec,
  target: CloneTarget,
  stop: AbortSignal,
) {
  const clone = await withDeadline(stepWithinMs(), [stop], (within) => templates.clone(spec, target, within));
  const started =
    clone ?? (await withDeadline(stepWithinMs(), [stop], (within) => templates.boot(spec, target, within)));
  if (!started) return undefined;
  const user: VmUser<'browser'> = {
    role: 'browser',
    stepTimeoutMs: stepWithinMs(),
    keepConsole,
    onMessage: ({ type }) => (type === 'browser-closed' ? BROWSER_CLOSED : undefined),
  };
  const vm = await SupervisedVm.of(started.vm, target.names, user, clone ? 'paused' : 'running');
  return { ...started, vm, isBooted: clone === undefined };
}

/** Done before the click: the first page of a clone takes seconds where the processor is emulated, and the first document everywhere. */
async function comeToRest(
  vm: SupervisedVm<'browser'>,
  { restMs, steps, opensDocuments }: Pick<SpareParts, 'restMs' | 'opensDocuments'> & { readonly steps: StepTimes },
  stop: AbortSignal,
): Promise<void> {
  if (vm.record.accelerator === 'tcg' || opensDocuments) await warmUp(vm, opensDocuments, stop);
  steps.done('warm-up');
  await untilQuiet(vm.devices, AbortSignal.any([stop, vm.lost]), REST_SHARE * restMs, REST_WITHIN_MS);
  steps.done('rest');
  await vm.pause();
  if (!isPainted(await vm.devices.frame(ENOUGH_TO_TELL))) throw new Error('The clone does not show its browser.');
}

async function showStartPage(vm: SupervisedVm<'browser'>, stop: AbortSignal): Promise<void> {
  await openStartPage(vm, stop);
  await untilPainted(vm.devices, LOOK_AT_SCREEN_EVERY_MS, AbortSignal.any([stop, vm.lost]));
}

function screenOf({ vm: { screen } }: TemplateSpec): NonNullable<TemplateSpec['vm']['screen']> {
  if (screen === undefined) throw new Error('A spare needs a screen.');
  return screen;
}

/**
 * A clone that fails here would also fail after a click, so its template is at fault. The exception is the throw-away page, which no click needs: on a
 * host with too much to do it is late.
 */
async function explain(vm: SupervisedVm<'browser'>, error: unknown): Promise<{ failure: Failure; fault?: string }> {
  const reason = (await vm.whyLost()) ?? error;
  const failure =
    reason instanceof VmLost && reason.loss.kind === 'image-damaged'
      ? new Failure('image-damaged', { role: 'browser', origin: 'built' }, { cause: reason })
      : new Failure('spare-failed', { reason: reasonOf(reason) }, { cause: reason });
  if (isOverWarmUp(reason)) return { failure };
  const kept = await vm.keepConsole();
  return {
    failure: failure.withConsole(kept),
    fault: kept === undefined ? messageOf(reason) : `${messageOf(reason)} ${consoleHint(kept)}`,
  };
}

/** Whether the host or the guest gave up the throw-away page. */
function isOverWarmUp(reason: unknown): boolean {
  return reason instanceof VmLost && 'step' in reason.loss && reason.loss.step === 'warm-up';
}
