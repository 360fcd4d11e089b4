/** What a session plays, on its way to where it is heard. Bytes of a machine are samples here, whatever they are: each is a loudness, and none a command. */
import { SOUND_BYTES_PER_SECOND, SOUND_FORMAT } from '../hypervisor/hypervisor.ts';
import { spawnWriter, type WriterProgram } from '../process/streaming.ts';
import { pacat, pacatArguments } from '../tools/pacat.ts';
import { pwCat, pwCatArguments } from '../tools/pw-cat.ts';
import type { SoundOutput } from './output.ts';
import { WavFile } from './wav-file.ts';

/** Takes sound while a machine plays. */
export interface Player {
  play(samples: Buffer): void;
  /** Nothing comes for now. */
  rest(): void;
  /** Nothing comes any more. */
  close(): void;
}

const LATENCY_MS = 60;
/** What may wait to be played, besides what lies in the pipe; what comes on top is lost, so that sound never falls far behind the picture. */
const MOST_WAITING_BYTES = SOUND_BYTES_PER_SECOND / 4;
/** A page that plays again soon finds its player still there. */
const RESTS_FOR_MS = 5_000;
/** One that cannot play is not started again and again. */
const NOT_AGAIN_FOR_MS = 5_000;

/** `wavFile`: where such an output writes. `title`: for whoever looks at the computer's mixer. */
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

/** One that plays through a program of this computer, which runs only while there is something to play. */
export class ProgramPlayer implements Player {
  readonly #start: () => WriterProgram;
  readonly #onTrouble: (reason: string) => void;
  #program: WriterProgram | undefined;
  #resting: NodeJS.Timeout | undefined;
  #notBeforeMs = 0;

  constructor(start: () => WriterProgram, onTrouble: (reason: string) => void) {
    this.#start = start;
    this.#onTrouble = onTrouble;
  }

  play(samples: Buffer): void {
    clearTimeout(this.#resting);
    this.#program ??= this.#begin();
    this.#program?.write(samples, MOST_WAITING_BYTES);
  }

  rest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.close(), RESTS_FOR_MS);
    this.#resting.unref();
  }

  close(): void {
    clearTimeout(this.#resting);
    const program = this.#program;
    this.#program = undefined;
    program?.finish();
  }

  #begin(): WriterProgram | undefined {
    if (performance.now() < this.#notBeforeMs) return undefined;
    const program = this.#start();
    void program.ended.then((reason) => {
      if (this.#program !== program) return;
      this.#program = undefined;
      this.#notBeforeMs = performance.now() + NOT_AGAIN_FOR_MS;
      this.#onTrouble(reason);
    });
    return program;
  }
}
