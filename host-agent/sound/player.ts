/** Plays the samples of a VM on the host. Whatever bytes a VM sends are samples: none of them is a command. */
import { SOUND_BYTES_PER_SECOND, SOUND_FORMAT } from '../hypervisor/hypervisor.ts';
import { spawnWriter, type WriterProgram } from '../process/streaming.ts';
import { pacat, pacatArguments } from '../tools/pacat.ts';
import { pwCat, pwCatArguments } from '../tools/pw-cat.ts';
import type { Player, SoundOutput } from './output.ts';
import { WavFile } from './wav-file.ts';

const LATENCY_MS = 60;
/** Samples beyond this queue are dropped, so that sound never falls far behind the picture. The pipe holds some more. */
const MAX_QUEUED_BYTES = SOUND_BYTES_PER_SECOND / 4;
/** The program stays for a page that soon plays again. */
const CLOSES_AFTER_MS = 5_000;
/** A program that fails is not restarted for every sample. */
const RESTARTS_AFTER_MS = 5_000;

/** `wavFile`: the path for the output `wav`. `title`: the name in the mixer of the host. */
export function openPlayer(
  output: SoundOutput,
  {
    wavFile,
    title,
    onTrouble,
  }: { readonly wavFile: string; readonly title: string; readonly onTrouble: (reason: string) => void },
): Player | undefined {
  const how = {
    channels: SOUND_FORMAT.channels,
    samplesPerSecond: SOUND_FORMAT.samplesPerSecond,
    latencyMs: LATENCY_MS,
    title,
  };
  switch (output.kind) {
    case 'none':
      return undefined;
    case 'elsewhere':
      return output.player;
    case 'wav':
      return new WavFile(wavFile, SOUND_FORMAT);
    case 'pipewire':
      return new ProgramPlayer(
        () => spawnWriter(pwCat, pwCatArguments(how), { XDG_RUNTIME_DIR: output.server }),
        onTrouble,
      );
    case 'pulseaudio':
      return new ProgramPlayer(
        () => spawnWriter(pacat, pacatArguments(how), { XDG_RUNTIME_DIR: output.server }),
        onTrouble,
      );
  }
}

/** Plays through a program of the host, which runs only while there are samples. */
export class ProgramPlayer implements Player {
  readonly #start: () => WriterProgram;
  readonly #onTrouble: (reason: string) => void;
  #program: WriterProgram | undefined;
  #restTimer: NodeJS.Timeout | undefined;
  #notBeforeMs = 0;

  constructor(start: () => WriterProgram, onTrouble: (reason: string) => void) {
    this.#start = start;
    this.#onTrouble = onTrouble;
  }

  play(samples: Buffer): void {
    clearTimeout(this.#restTimer);
    this.#program ??= this.#startProgram();
    this.#program?.write(samples, MAX_QUEUED_BYTES);
  }

  rest(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.close(), CLOSES_AFTER_MS);
    this.#restTimer.unref();
  }

  close(): void {
    clearTimeout(this.#restTimer);
    const program = this.#program;
    this.#program = undefined;
    program?.finish();
  }

  #startProgram(): WriterProgram | undefined {
    if (performance.now() < this.#notBeforeMs) return undefined;
    const program = this.#start();
    void program.ended.then((reason) => {
      if (this.#program !== program) return;
      this.#program = undefined;
      this.#notBeforeMs = performance.now() + RESTARTS_AFTER_MS;
      this.#onTrouble(reason);
    });
    return program;
  }
}
