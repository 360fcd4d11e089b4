/** Recordings: what makes them, checks them and exports them. */
import type { Verbs } from '../api/methods/verbs.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { VERSION } from '../foundation/installation.ts';
import { localPublicKey } from '../image/keys.ts';
import { signatureProblem, signManifest } from '../image/signature.ts';
import { signWith } from '../image/signing-key.ts';
import { checkRecording } from './check.ts';
import { exported } from './export.ts';
import { observedIn } from './observed.ts';
import type { RecorderDeps } from './recorder.ts';

type RecordingVerbs = Pick<Verbs, 'recording.check' | 'recording.export'>;

export function composeRecording({ folders, log }: Foundation) {
  const recorder: RecorderDeps = {
    version: VERSION,
    log: log.child({ part: 'recording' }),
    sign: (manifest, signature, key) =>
      key === undefined ? signManifest(folders, { manifest, signature }) : signWith(key, manifest, signature),
  };
  const verbs = (): RecordingVerbs => ({
    'recording.check': async ({ folder, key: asked }, { signal }) => {
      const key = asked ?? (await localPublicKey(folders)) ?? '';
      return checkRecording(folder, {
        key,
        signatureProblem: (manifest, signature) =>
          signatureProblem({ manifest, signature }, key === '' ? [] : [key], signal),
      });
    },
    'recording.export': async ({ folder, as }) => ({ document: exported(await observedIn(folder), as) }),
  });
  return { parts: { recorder }, verbs };
}
