/** A machine of the browser image that draws one document: started for it without network or screen, and gone with it. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { CONVERTS } from '../../appliance/protocol/limits.ts';
import type { GuestMessage } from '../../appliance/protocol/messages.ts';
import { EXIT, Failure } from '../api/failure.ts';
import { ConsoleTail } from '../vm/console-tail.ts';
import { GuestChannel } from '../vm/guest-channel.ts';
import { StepTracker } from '../vm/step-tracker.ts';
import type { Hypervisor, Vm, VmSpec } from '../hypervisor/hypervisor.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { deadline } from '../process/deadline.ts';
import { messageOf } from '../api/message-of.ts';
import { Exchange } from '../transfer/guest-transfers.ts';

export interface ConverterParts {
  readonly hypervisor: Hypervisor;
  /** The browser image in use, checked against its digests. */
  readonly browserImage: (signal: AbortSignal) => Promise<{ readonly boot: VmSpec['boot'] }>;
  readonly namesOf: (id: string) => VmFiles;
  /** How long its start may take. */
  readonly stepWithinMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

export interface Converter {
  /** By which it is given the document, and hands out pixels. */
  readonly exchange: Exchange;
  /** Aborted, with a reason fit for a person, when it has ended or broke the contract. */
  readonly lost: AbortSignal;
}

/** The document, the pixels of one page, and what they are drawn by. */
const MEMORY_MIB = 1024;
/** It boots in less time with two: drivers and guest agent are loaded side by side. */
const PROCESSORS = 2;

/** Starts one and does `work`; whatever happens, nothing of it is left. Throws `Failure` converter-…, image-outdated. */
export async function withConverter<Result>(
  parts: ConverterParts,
  work: (converter: Converter) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const id = randomBytes(4).toString('hex');
  const names = parts.namesOf(id);
  const lost = new AbortController();
  const [vms, closing]: [Vm[], (() => void)[]] = [[], []];
  let console: ConsoleTail | undefined;
  let stood = false;
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    const { boot } = await parts.browserImage(signal);
    const vm = await parts.hypervisor.start(converterVm(id, names, boot), signal);
    vms.push(vm);
    void vm.ended.then(() => lost.abort(ended()));
    console = new ConsoleTail(await vm.connectConsole());
    closing.push(() => console?.close());
    const { exchange, channel, stands } = listen(vm, await vm.connectGuestChannel(), lost);
    closing.push(() => channel.close());
    await stands(deadline(parts.stepWithinMs, signal, lost.signal));
    stood = true;
    return await work({ exchange, lost: lost.signal });
  } catch (error) {
    signal.throwIfAborted();
    lost.signal.throwIfAborted();
    // What goes wrong with the work is its own: a disk that is full, say.
    if (error instanceof Failure || stood) throw error;
    throw await notStarted(parts, id, console, error);
  } finally {
    for (const close of closing) close();
    for (const vm of vms) await vm.kill();
    await rm(names.folder, { recursive: true, force: true });
  }
}

/** Neither a network card nor a screen, nor anything that is heard: the wires alone. Pure. */
export function converterVm(id: string, names: VmFiles, boot: VmSpec['boot']): VmSpec {
  return {
    id,
    role: 'browser',
    names,
    boot: { ...boot, commandLine: `${boot.commandLine} ${CONVERTS}`.trim() },
    memoryMiB: MEMORY_MIB,
    processors: PROCESSORS,
    nics: [],
  };
}

function listen(vm: Vm, stream: Awaited<ReturnType<Vm['connectGuestChannel']>>, lost: AbortController) {
  const reached = new StepTracker<'home'>();
  const exchange: Exchange = new Exchange({
    send: (message) => channel.send(message),
    connect: async () => {
      if (!vm.connectFiles) throw new Error('The machine has no port for files.');
      return vm.connectFiles();
    },
    onDownloads: () => undefined,
  });
  const channel: GuestChannel = new GuestChannel(stream, {
    onMessage: (message) => {
      const trouble = take(message, exchange, reached);
      if (trouble) lost.abort(trouble);
    },
    onViolation: (violation) => lost.abort(brokeContract(violation)),
    onClosed: () => lost.abort(ended()),
  });
  return { exchange, channel, stands: (within: AbortSignal) => reached.wait('home', within) };
}

function ended(): Failure {
  return new Failure('converter-ended', 'The machine that draws the copy ended.', { hint: 'Try again.' });
}

/** What the machine says; why it cannot go on, where it cannot. */
function take(message: GuestMessage, exchange: Exchange, reached: StepTracker<'home'>): Failure | undefined {
  switch (message.type) {
    case 'hello':
      if (message.role === 'browser' && !reached.has('home'))
        return new Failure('image-outdated', 'The browser image was built before there were safe copies.', {
          hint: 'Build it again: safe-browse image build browser',
        });
      if (message.role !== 'converter') return brokeContract();
      if (message.reached.includes('home')) reached.reach('home');
      return undefined;
    case 'step':
      if (message.step !== 'home') return brokeContract();
      reached.reach('home');
      return undefined;
    case 'failed':
      return new Failure('converter-ended', `The machine that draws the copy cannot go on (step ${message.step}).`, {
        hint: 'Try again.',
      });
    case 'transfer-ready':
    case 'transfer-taken':
    case 'transfer-page':
    case 'transfer-refused':
      return exchange.answered(message) ? undefined : brokeContract();
    case 'screen':
    case 'downloads':
    case 'transfer-offer':
    case 'browser-closed':
    case 'policy-applied':
    case 'traffic':
    case 'bridge-applied':
    case 'uplink':
      return brokeContract();
  }
}

/** The machine did what the contract does not allow. */
export function brokeContract(cause?: unknown): Failure {
  return new Failure(
    'converter-violation',
    'The machine that draws the copy broke the rules: the file may have taken it over. Nothing of it was taken out.',
    { hint: 'Do not trust this file.', exitStatus: EXIT.refused, cause },
  );
}

async function notStarted(
  { keepConsole }: ConverterParts,
  id: string,
  console: ConsoleTail | undefined,
  cause: unknown,
): Promise<Failure> {
  const kept =
    console === undefined || console.text() === ''
      ? undefined
      : await keepConsole(id, console.text()).catch(() => undefined);
  return new Failure('converter-not-started', `The machine that draws the copy did not start: ${messageOf(cause)}`, {
    hint: kept === undefined ? 'Run: safe-browse doctor' : `The machine's console was kept in ${kept}`,
    cause,
  });
}
