/**
 * The actions that pages may ask of main: which windows may ask, the parameters and the result. Main refuses anything else before a handler
 * runs.
 */
import { z } from 'zod';
import { ConfigurationChanges, ConfigurationProblem } from '../../host-agent/api/configuration/configuration.ts';
import { ImageRole } from '../../host-agent/api/host/image.ts';
import { ScalePercent } from '../../appliance/protocol/scale.ts';
import { SessionVolume } from '../../host-agent/api/session/session.ts';
import { SteeringAct } from '../../host-agent/api/session/drive.ts';
import { TypedText } from '../../appliance/protocol/typed-text.ts';
import { ListedBookmark } from '../../host-agent/api/session/bookmark.ts';
import { ListedUsbDevice, MAX_LISTED_DEVICES, UsbAddress } from '../../host-agent/api/session/usb.ts';
import { type ActionName, MOST_GIVEN } from './message-names.ts';
import { Copied, ListedDownloads } from './transfer.ts';
import { DesktopChange, Site } from './desktop.ts';
import { MainPage, type WindowKind } from './state.ts';

const Nothing = z.strictObject({});
const SessionId = z.string().regex(/^[a-z0-9-]{1,64}$/);
const FileNumber = z.int().min(1);
const ProfileName = z.string().min(1).max(64);

/** `leave`: sessions continue without a window if they can. */
const QuitAnswer = z.enum(['leave', 'discard', 'stay']);
export type QuitAnswer = z.infer<typeof QuitAnswer>;

/** Where a link opens: in a new session, in an open one, or in the other browser. */
export const LinkChoice = z.discriminatedUnion('where', [
  z.strictObject({ where: z.literal('here'), profile: ProfileName.optional(), forSite: z.boolean() }),
  z.strictObject({ where: z.literal('session'), id: SessionId }),
  z.strictObject({ where: z.literal('elsewhere'), forSite: z.boolean() }),
]);
export type LinkChoice = z.infer<typeof LinkChoice>;

interface Action {
  readonly from: readonly WindowKind[];
  readonly params: z.ZodType;
  readonly result: z.ZodType;
}

export const ACTIONS = {
  /** `typed`: an address, with or without its scheme; empty: the start page. Answers when the window is open; it shows the rest. */
  'session.open': {
    from: ['main'],
    params: z.strictObject({ typed: z.string().max(2048), profile: ProfileName.optional() }),
    result: Nothing,
  },
  /** Brings the session's window to the front, or opens one. */
  'session.show': { from: ['main'], params: z.strictObject({ id: SessionId }), result: Nothing },
  /** Discards the session, after its undo window if it has one. The page has already asked the person. */
  'session.close': { from: ['main'], params: z.strictObject({ id: SessionId }), result: Nothing },
  /** Brings back a discarded session during its undo window. */
  'session.undo': { from: ['main'], params: z.strictObject({ id: SessionId }), result: Nothing },
  'session.close-all': { from: ['main'], params: Nothing, result: Nothing },
  /** Types text in this window's session, which RFB cannot. Answers when it is typed. */
  'session.type': { from: ['session'], params: z.strictObject({ text: TypedText }), result: Nothing },
  /** Lets this window's session draw at this scale. */
  'session.scale': { from: ['session'], params: z.strictObject({ percent: ScalePercent }), result: Nothing },
  /** Sets the volume of this window's session; absent values stay unchanged. */
  'session.volume': { from: ['session'], params: SessionVolume.partial(), result: Nothing },
  /**
   * Turns the microphone of this window's session off, or, if the person agrees, on while the window is open. Main asks for consent. Answers when the session
   * hears the person.
   */
  'session.microphone': { from: ['session'], params: z.strictObject({ isOn: z.boolean() }), result: Nothing },
  /** About the program that drives this window's session: takes over from it, lets it continue, or stops it. */
  'session.steer': {
    from: ['session'],
    params: z.strictObject({ act: SteeringAct.exclude(['agree', 'refuse']) }),
    result: Nothing,
  },
  /** Records this window's session into a folder that the person chooses in the desktop's own dialogue. Answers when it has begun, or when they do not want it. */
  'session.record': { from: ['session'], params: Nothing, result: Nothing },
  /** Ends the recording of this window's session. */
  'session.stop-recording': { from: ['session'], params: Nothing, result: Nothing },
  'network.restart': { from: ['main'], params: Nothing, result: Nothing },
  /** Answers when the exit works; fails with what does not. `address`: of its server, if it has one. */
  'exit.test': {
    from: ['main'],
    params: z.strictObject({ name: z.string().min(1).max(31) }),
    result: z.strictObject({ address: z.string().max(64).optional(), latencyMs: z.int().min(0) }),
  },
  /** Answers at once; the state has the progress. */
  'image.build': { from: ['main'], params: z.strictObject({ role: ImageRole }), result: Nothing },
  'image.cancel-build': { from: ['main'], params: z.strictObject({ role: ImageRole }), result: Nothing },
  /** Builds all images that are missing. Answers at once; the state has the progress. */
  'image.set-up': { from: ['main'], params: Nothing, result: Nothing },
  /** Answers when no build of it runs any more. What is built stays. */
  'image.cancel-set-up': { from: ['main'], params: Nothing, result: Nothing },
  'doctor.run': { from: ['main'], params: Nothing, result: Nothing },
  /** Applies the hint of a fixable finding. */
  'doctor.fix': { from: ['main'], params: z.strictObject({ check: z.string().max(100) }), result: Nothing },
  /** Copies a command that a finding names to the clipboard of the host; without one, the report of `safe-browse report`. */
  'doctor.copy': {
    from: ['main'],
    params: z.strictObject({ command: z.string().max(4096).optional() }),
    result: Nothing,
  },
  /** All mistakes that the configuration would have after the changes. Writes nothing. */
  'config.check': {
    from: ['main'],
    params: z.strictObject({ changes: ConfigurationChanges }),
    result: z.strictObject({ problems: z.array(ConfigurationProblem) }),
  },
  /** Writes the changes if there are no mistakes. Main asks for consent before a setting is loosened, naming it. */
  'config.set': {
    from: ['main'],
    params: z.strictObject({ changes: ConfigurationChanges }),
    result: z.strictObject({ problems: z.array(ConfigurationProblem), isWritten: z.boolean() }),
  },
  /** Opens the configuration file in the desktop's editor. */
  'config.open': { from: ['main'], params: Nothing, result: Nothing },
  /** Writes what the file said before it had mistakes; the file with mistakes stays beside it. */
  'config.restore': { from: ['main'], params: Nothing, result: Nothing },
  /** The person chooses in the desktop's dialogue; absent: none. */
  'config.choose-folder': {
    from: ['main'],
    params: Nothing,
    result: z.strictObject({ folder: z.string().optional() }),
  },
  /** The last lines of the host agent's log, oldest first, each cut to 2000 characters. */
  'log.read': {
    from: ['main'],
    params: z.strictObject({ lines: z.int().min(1).max(1000) }),
    result: z.strictObject({ path: z.string(), lines: z.array(z.string()) }),
  },
  'desktop.set': { from: ['main'], params: DesktopChange, result: Nothing },
  /** Reads again what the desktop opens links and files with. */
  'desktop.look': { from: ['main'], params: Nothing, result: Nothing },
  /** Deletes the rule for a site. */
  'link.forget': { from: ['main'], params: z.strictObject({ site: Site }), result: Nothing },
  /** Restarts the host agent; sessions continue. */
  'agent.restart': { from: ['main'], params: Nothing, result: Nothing },
  /** Copies the details of the last failure that main told this window. */
  'failure.copy': { from: ['main', 'session', 'link'], params: Nothing, result: Nothing },
  /** Quits at once if no session is open; otherwise the state `asksToQuit` asks first. */
  'application.quit': { from: ['main'], params: Nothing, result: Nothing },
  'application.answer-quit': { from: ['main'], params: z.strictObject({ answer: QuitAnswer }), result: Nothing },
  /** Same as the window's close button. */
  'window.close': { from: ['session', 'link', 'main'], params: Nothing, result: Nothing },
  /** The answer to `asksToClose`. `save-all`: saves all downloads first; main asks for consent. `background`: the window closes, the session continues. */
  'window.answer-close': {
    from: ['session'],
    params: z.strictObject({ answer: z.enum(['save-all', 'discard', 'keep', 'background']) }),
    result: Nothing,
  },
  /** The answer after the browser ended. `save-all`: saves all downloads, then discards the session; main asks for consent. `keep`: the browser comes back. */
  'window.answer-end': {
    from: ['session'],
    params: z.strictObject({ answer: z.enum(['save-all', 'keep', 'discard']) }),
    result: Nothing,
  },
  'window.fullscreen': { from: ['session'], params: z.strictObject({ on: z.boolean() }), result: Nothing },
  /** Brings back a discarded session during its undo window. */
  'window.undo-discard': { from: ['session'], params: Nothing, result: Nothing },
  /** The person uses the session. */
  'window.touch': { from: ['session'], params: Nothing, result: Nothing },
  /** Keeps the session running, however long it is idle. */
  'window.keep-running': { from: ['session'], params: Nothing, result: Nothing },
  /** Repeats a failed start in the same window, or opens a new session there after one that has ended: `isSamePage` with its page. */
  'window.retry': { from: ['session'], params: z.strictObject({ isSamePage: z.boolean() }), result: Nothing },
  /** Opens a page of the main window. */
  'window.open-page': { from: ['session'], params: z.strictObject({ page: MainPage }), result: Nothing },
  /** `forSite`: saves the choice as the rule for the site. */
  'link.choose': { from: ['link'], params: LinkChoice, result: Nothing },
  /** The downloads of this window's session; their names are safe to show. */
  'files.list': { from: ['session'], params: Nothing, result: ListedDownloads },
  /** `isSafe`: save a safe copy; `hasText`: with the words on its pages. Main asks for consent, naming the file itself. `isSaved`: the person agreed. */
  'files.save': {
    from: ['session'],
    params: z.strictObject({ file: FileNumber, isSafe: z.boolean(), hasText: z.literal(true).optional() }),
    // `preview`: the first page of a safe copy, as a PNG in base64.
    result: z.strictObject({ isSaved: z.boolean(), preview: z.base64().optional() }),
  },
  /** Saves every complete download that is not saved yet. Main asks for consent once, naming them itself. */
  'files.save-all': { from: ['session'], params: Nothing, result: z.strictObject({ saved: z.int().min(0) }) },
  /** Saves a safe copy and prints it. Main asks for consent, naming the file itself. Answers when the dialogue of the printer is closed. */
  'files.print': { from: ['session'], params: z.strictObject({ file: FileNumber }), result: Nothing },
  /** Saves a picture of the screen as the file that the person names in a dialogue of main. */
  'files.screenshot': { from: ['session'], params: Nothing, result: z.strictObject({ isSaved: z.boolean() }) },
  /** Shows the folder of a saved file. */
  'files.show': { from: ['session'], params: z.strictObject({ file: FileNumber }), result: Nothing },
  /** The person drags a saved file out of the window. */
  'files.drag': { from: ['session'], params: z.strictObject({ file: FileNumber }), result: Nothing },
  /** Main lets the person choose. */
  'files.choose': { from: ['session'], params: Nothing, result: z.strictObject({ given: z.int().min(0) }) },
  /** Main asks for consent. */
  'files.drop': {
    from: ['session'],
    params: z.strictObject({ paths: z.array(z.string().min(1).max(4096)).max(32) }),
    result: z.strictObject({ given: z.int().min(0) }),
  },
  /** Files that were dropped on the main window are shown in a new session of the profile `document`. */
  'files.view': {
    from: ['main'],
    params: z.strictObject({ paths: z.array(z.string().startsWith('/').max(4096)).min(1).max(MOST_GIVEN) }),
    result: Nothing,
  },
  /** Nothing is left of the copy. */
  'files.cancel-copy': { from: ['main'], params: z.strictObject({ number: z.int().min(1) }), result: Nothing },
  /** No result if the person declined. */
  'clipboard.copy-out': { from: ['session'], params: Nothing, result: z.strictObject({ copied: Copied.optional() }) },
  'clipboard.paste-in': { from: ['session'], params: Nothing, result: z.strictObject({ copied: Copied.optional() }) },
  /** Bookmarks the typed address, or the session's current page, or removes its bookmark. Main asks for consent, showing the whole address. */
  'bookmark.add-page': {
    from: ['session'],
    params: z.strictObject({ url: z.string().max(2048).optional() }),
    result: z.strictObject({ kept: z.enum(['kept', 'removed', 'refused', 'no-address']) }),
  },
  /** Renames a bookmark of the host. */
  'bookmark.rename': { from: ['main'], params: ListedBookmark, result: Nothing },
  'bookmark.remove': { from: ['main'], params: ListedBookmark.omit({ name: true }), result: Nothing },
  /**
   * Lets later sessions of this window's profile reach the site of the typed address, or of the session's current page, and opens it. Main asks for consent,
   * naming the site.
   */
  'sites.add': {
    from: ['session'],
    params: z.strictObject({ url: z.string().max(2048).optional() }),
    result: z.strictObject({ added: z.enum(['added', 'refused', 'no-address']) }),
  },
  /** Opens the session's current page in a new session of its profile. Main asks for consent, showing the whole address. */
  'session.open-page': {
    from: ['session'],
    params: Nothing,
    result: z.strictObject({ opened: z.enum(['opened', 'refused', 'no-address']) }),
  },
  /** The USB devices of the host, as this window's session is offered them. */
  'usb.list': {
    from: ['session'],
    params: Nothing,
    result: z.strictObject({ devices: z.array(ListedUsbDevice).max(MAX_LISTED_DEVICES) }),
  },
  /** Main asks for consent, naming the device. Answers when the session can use it. */
  'usb.connect': {
    from: ['session'],
    params: z.strictObject({ address: UsbAddress }),
    result: z.strictObject({ isConnected: z.boolean() }),
  },
  /** Answers when the device is back with the host. */
  'usb.disconnect': { from: ['session'], params: z.strictObject({ address: UsbAddress }), result: Nothing },
  'transfer.cancel': { from: ['session'], params: Nothing, result: Nothing },
} as const satisfies Record<ActionName, Action>;

export type ActionParams<Name extends ActionName> = z.infer<(typeof ACTIONS)[Name]['params']>;
export type ActionResult<Name extends ActionName> = z.infer<(typeof ACTIONS)[Name]['result']>;
