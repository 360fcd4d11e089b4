/**
 * What the pages may ask of main: each action with the windows that may ask it, what it accepts and what it answers.
 * Main refuses anything else before a handler runs.
 */
import { z } from 'zod';
import { ConfigurationChanges, ConfigurationProblem } from '../../host-agent/api/configuration.ts';
import { ImageRole } from '../../host-agent/api/image.ts';
import { SessionVolume } from '../../host-agent/api/session.ts';
import { Downloads } from '../../host-agent/api/downloads.ts';
import { Url } from '../../host-agent/api/url.ts';
import type { ActionName } from './channels.ts';
import { Copied } from './transfer.ts';
import { DesktopChange, Site } from './desktop.ts';
import { MainPage, type WindowKind } from './state.ts';

const Nothing = z.strictObject({});
const SessionId = z.string().regex(/^[a-z0-9-]{1,64}$/);
const FileNumber = z.int().min(1);
const ProfileName = z.string().min(1).max(64);

/** `leave`: the sessions go on without a window, as far as they can. */
const QuitAnswer = z.enum(['leave', 'discard', 'stay']);
export type QuitAnswer = z.infer<typeof QuitAnswer>;

interface Action {
  readonly from: readonly WindowKind[];
  readonly params: z.ZodType;
  readonly result: z.ZodType;
}

export const ACTIONS = {
  /** Answers when the window stands; the session goes its way in it. */
  'session.open': {
    from: ['main'],
    params: z.strictObject({ url: Url.min(1).optional(), profile: ProfileName.optional() }),
    result: Nothing,
  },
  /** Brings the session's window to the front, making one where there is none. */
  'session.show': { from: ['main'], params: z.strictObject({ id: SessionId }), result: Nothing },
  /** Discards the session. The page has asked the person before. */
  'session.close': { from: ['main'], params: z.strictObject({ id: SessionId }), result: Nothing },
  'session.close-all': { from: ['main'], params: Nothing, result: Nothing },
  /** How loud the session of this window is; what is absent stays. */
  'session.volume': { from: ['session'], params: SessionVolume.partial(), result: Nothing },
  /** Has the session of this window hear the person, for as long as the window is there, or no longer. Answers when they are heard. */
  'session.microphone': { from: ['session'], params: z.strictObject({ isOn: z.boolean() }), result: Nothing },
  'network.restart': { from: ['main'], params: Nothing, result: Nothing },
  /** Answers at once; how it goes on is in the state. */
  'image.build': { from: ['main'], params: z.strictObject({ role: ImageRole }), result: Nothing },
  'image.cancel-build': { from: ['main'], params: z.strictObject({ role: ImageRole }), result: Nothing },
  'doctor.run': { from: ['main'], params: Nothing, result: Nothing },
  /** Does what the hint of a fixable finding says. */
  'doctor.fix': { from: ['main'], params: z.strictObject({ check: z.string().max(100) }), result: Nothing },
  /** All mistakes that the configuration would have with the changes, none when it is good. Writes nothing. */
  'config.check': {
    from: ['main'],
    params: z.strictObject({ changes: ConfigurationChanges }),
    result: z.strictObject({ problems: z.array(ConfigurationProblem) }),
  },
  /** Writes the changes unless there are problems. */
  'config.set': {
    from: ['main'],
    params: z.strictObject({ changes: ConfigurationChanges }),
    result: z.strictObject({ problems: z.array(ConfigurationProblem) }),
  },
  /** The last lines of the host agent's log, oldest first, each cut to 2000 characters. */
  'log.read': {
    from: ['main'],
    params: z.strictObject({ lines: z.int().min(1).max(1000) }),
    result: z.strictObject({ path: z.string(), lines: z.array(z.string()) }),
  },
  'desktop.set': { from: ['main'], params: DesktopChange, result: Nothing },
  /** Takes back the rule for a site. */
  'link.forget': { from: ['main'], params: z.strictObject({ site: Site }), result: Nothing },
  /** Ends the host agent, if it runs, and starts it; sessions go on. */
  'agent.restart': { from: ['main'], params: Nothing, result: Nothing },
  /** At once where no session is open; else the state `asksToQuit` first. */
  'application.quit': { from: ['main'], params: Nothing, result: Nothing },
  'application.answer-quit': { from: ['main'], params: z.strictObject({ answer: QuitAnswer }), result: Nothing },
  /** As the window's own close button does. */
  'window.close': { from: ['session', 'link', 'main'], params: Nothing, result: Nothing },
  /** The answer to `asksToClose`. `background`: the window goes, the session stays. */
  'window.answer-close': {
    from: ['session'],
    params: z.strictObject({ answer: z.enum(['discard', 'keep', 'background']) }),
    result: Nothing,
  },
  'window.fullscreen': { from: ['session'], params: z.strictObject({ on: z.boolean() }), result: Nothing },
  /** Brings back a session that was discarded, while there is time. */
  'window.undo-discard': { from: ['session'], params: Nothing, result: Nothing },
  /** The person is at it, or has touched it. */
  'window.touch': { from: ['session'], params: Nothing, result: Nothing },
  /** The session runs on however idle it is. */
  'window.keep-running': { from: ['session'], params: Nothing, result: Nothing },
  /** After a failed start: again, in the same window. */
  'window.retry': { from: ['session'], params: Nothing, result: Nothing },
  /** Shows the main window on the page that may help. */
  'window.open-page': { from: ['session'], params: z.strictObject({ page: MainPage }), result: Nothing },
  /** `forSite`: makes it the rule for the site. */
  'link.choose': {
    from: ['link'],
    params: z.strictObject({ rule: z.enum(['here', 'elsewhere']), forSite: z.boolean() }),
    result: Nothing,
  },
  /** What was downloaded in the session of this window; names are fit to be shown. */
  'files.list': { from: ['session'], params: Nothing, result: Downloads },
  /** `isSafe`: a copy of it that has nothing but its pixels. */
  'files.save': {
    from: ['session'],
    params: z.strictObject({ file: FileNumber, name: z.string().max(255), isSafe: z.boolean() }),
    result: Nothing,
  },
  /** Shows where a file lies that was taken out. */
  'files.show': { from: ['session'], params: z.strictObject({ file: FileNumber }), result: Nothing },
  /** Main asks which ones. */
  'files.choose': { from: ['session'], params: Nothing, result: z.strictObject({ given: z.int().min(0) }) },
  /** Main asks whether these. */
  'files.drop': {
    from: ['session'],
    params: z.strictObject({ paths: z.array(z.string().min(1).max(4096)).max(32) }),
    result: z.strictObject({ given: z.int().min(0) }),
  },
  /** Without a result where the person did not want it after all. */
  'clipboard.copy-out': { from: ['session'], params: Nothing, result: z.strictObject({ copied: Copied.optional() }) },
  'clipboard.paste-in': { from: ['session'], params: Nothing, result: z.strictObject({ copied: Copied.optional() }) },
  /** What was typed, or the page that was copied in the session. Main asks the person, with the whole address. */
  'bookmark.add-page': {
    from: ['session'],
    params: z.strictObject({ url: z.string().max(2048).optional() }),
    result: z.strictObject({ kept: z.enum(['kept', 'refused', 'no-address']) }),
  },
  'transfer.cancel': { from: ['session'], params: Nothing, result: Nothing },
} as const satisfies Record<ActionName, Action>;

export type ActionParams<Name extends ActionName> = z.infer<(typeof ACTIONS)[Name]['params']>;
export type ActionResult<Name extends ActionName> = z.infer<(typeof ACTIONS)[Name]['result']>;
