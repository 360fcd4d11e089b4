/** How the guest and the QEMU of a fake behave: well, or hostile in one way. */
import { z } from 'zod';

export const BEHAVIOURS = [
  'good',
  // A browser: its person has downloaded a PDF.
  'has-download',
  // A converter.
  'absurd-page',
  'endless-pages',
  'endless-pixels',
  'other-page',
  'offers-file',
  'other-bytes',
  'turns-browser',
  'hangs-up',
  'stops-at-page-2',
  // A browser, when the person copies out of it.
  'copied-picture-is-file',
  'copied-picture-is-bomb',
  'copied-picture-is-absurd',
  'largest-copied-picture',
  'endless-copied-picture',
  'endless-copied-text',
  'copied-text-is-absurd',
  // On the guest channel.
  'damaged-lines',
  'endless-line',
  'byte-by-byte',
  'half-line',
  'wrong-order',
  'wrong-type',
  'wrong-role',
  'resizing',
  'deaf',
  'closes-wire',
  'empty-lines',
  // On the serial console.
  'floods-console',
  // On QEMU's side, as if the guest had taken it over.
  'absurd-picture',
  'largest-picture',
  'endless-picture',
  'picture-is-folder',
  'picture-is-link',
  'floods-control',
  'control-without-end',
  'deaf-control',
  // From its start.
  'floods-log',
] as const;
export const Behaviour = z.enum(BEHAVIOURS);
export type Behaviour = z.infer<typeof Behaviour>;

/** The behaviour of each role from the start. A browser also becomes hostile when it opens `http://BEHAVIOUR.hostile/`. */
export const Scenario = z.strictObject({ browser: Behaviour, network: Behaviour, converter: Behaviour });
export type Scenario = z.infer<typeof Scenario>;

export const GOOD: Scenario = { browser: 'good', network: 'good', converter: 'good' };

/** Separates the program from the scenario at its end. */
export const SCENARIO_MARK = '\n// scenario: ';

/** The behaviour of a browser that opens this URL; `undefined` for a harmless page. Pure. */
export function behaviourOf(url: string): Behaviour | undefined {
  return Behaviour.safeParse(/^http:\/\/([a-z-]+)\.hostile\//.exec(url)?.[1]).data;
}
