/** `safe-browse image pull` and `push`. */
import { Failure } from '../../api/errors/failure.ts';
import type { ImageRole } from '../../api/host/image.ts';
import { withAgent } from '../agent.ts';
import { interruptSignal } from '../interrupt.ts';
import { print, printJson, size } from '../output.ts';
import { ProgressLine } from '../progress.ts';

export async function pull(reference: string, json: boolean): Promise<void> {
  const { image, artifact, transferredBytes } = await withProgress(json, (onProgress) =>
    withAgent((client) => client.call('image.pull', { reference }, { signal: interruptSignal(), onProgress })),
  );
  if (json) printJson({ event: 'pulled', image, artifact, transferredBytes });
  else
    print(
      `The ${image.role} image ${image.digest.slice(0, 12)} is in use, beginning with the next start: ${size(image.bytes)}, ${size(transferredBytes)} transferred, ${artifact}`,
    );
}

/** Pushes the image in use of `role`. */
export async function push(reference: string, role: ImageRole, json: boolean): Promise<void> {
  if (role === 'host') throw new Failure('registry-image-refused', { problem: 'it is a host image' });
  const { artifact } = await withProgress(json, (onProgress) =>
    withAgent((client) => client.call('image.push', { reference, role }, { signal: interruptSignal(), onProgress })),
  );
  if (json) printJson({ event: 'pushed', role, artifact });
  else print(`The ${role} image is pushed. Its digest in the registry: ${artifact}`);
}

/** Shows the progress of a transfer, as a line or as JSON. */
export async function withProgress<Result>(
  json: boolean,
  work: (onProgress: (progress: { text: string; fraction?: number | undefined }) => void) => Promise<Result>,
): Promise<Result> {
  const line = new ProgressLine();
  try {
    return await work((progress) => {
      if (json) printJson({ event: 'progress', ...progress });
      else line.show(progress.text, progress.fraction);
    });
  } finally {
    line.done();
  }
}
