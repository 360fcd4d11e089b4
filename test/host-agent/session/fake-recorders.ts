import type { openRecorder } from '../../../host-agent/sound/recorder.ts';

/** Fake recorders of the host's microphone: a test says what they hear. */
export class FakeRecorders {
  readonly titles: string[] = [];
  running = 0;
  hear: (samples: Buffer) => void = () => undefined;
  end: (why: string) => void = () => undefined;

  readonly record: typeof openRecorder = (_input, title, onSamples) => {
    this.titles.push(title);
    this.running += 1;
    this.hear = onSamples;
    const ended = new Promise<string>((resolve) => (this.end = resolve));
    return { kill: () => void (this.running -= 1), ended };
  };
}
