/** Implements the actions that are not for a page to decide, although no file or device is involved: the desktop's own dialogue asks the person. */
import type { ProfileSummary } from '../../../host-agent/api/configuration/profile.ts';
import type { ConfigurationChanges, ConfigurationField } from '../../../host-agent/api/configuration/configuration.ts';
import { marked } from '../../../host-agent/api/errors/invisible.ts';
import type { Result } from '../../../host-agent/api/methods/methods.ts';
import { profileTitle } from '../../texts/profile-title.ts';
import { labelOf, pathKey, titleOf, unitOf } from '../../texts/setting-words.ts';
import { nameOf, type Texts } from '../../texts/texts.ts';
import type { Model } from '../model.ts';
import type { Handlers } from '../pages/serve-actions.ts';
import type { SiteHandlerDeps } from './site-handlers.ts';
import type { Question } from '../transfers/transfer-questions.ts';
import { profileOf } from '../views.ts';

type Value = ConfigurationChanges[number]['value'];

/** One line, with a mark in place of each character that draws nothing. */
const onOneLine = (value: string): string => marked(value.replace(/\s+/g, ' '));

/** What a value is, as the settings say it, in one line. */
function valueInWords(field: ConfigurationField | undefined, value: Value, texts: Texts): string {
  const { text } = texts;
  if (value === null) return text('main-loosen-removed');
  if (!field) return onOneLine(JSON.stringify(value));
  const wordOf = (one: unknown): string =>
    onOneLine(typeof one === 'string' ? titleOf(field, one, texts) : JSON.stringify(one));
  if (Array.isArray(value)) {
    const items = value.map(wordOf);
    return items.length === 0
      ? text('option-none')
      : new Intl.ListFormat(texts.language, { type: 'unit' }).format(items);
  }
  if (typeof value === 'boolean') return text(value ? 'option-on' : 'option-off');
  if (field.kind === 'integer')
    return [JSON.stringify(value), unitOf(field.path, texts)].filter((part) => part).join(' ');
  const empty = texts.find(`setting-${nameOf(pathKey(field.path))}.empty`);
  return value === '' && field.chooser === undefined ? (empty ?? text('option-none')) : wordOf(value);
}

export interface ConsentHandlerDeps extends Pick<SiteHandlerDeps, 'agent' | 'sessions' | 'texts' | 'confirmOver'> {
  readonly model: Pick<Model, 'configuration' | 'profiles'>;
  /** Asks over the main window. */
  readonly confirmInMain: (question: Question) => Promise<boolean>;
}

const MAX_NAMED_SETTINGS = 12;
const MAX_SHOWN_VALUE = 120;

export function consentHandlers({
  agent,
  model,
  sessions,
  texts,
  confirmOver,
  confirmInMain,
}: ConsentHandlerDeps): Pick<Handlers, 'session.microphone' | 'session.steer' | 'config.check' | 'config.set'> {
  /** One question at a time: a page cannot pile them up until the person agrees to the wrong one. */
  const asking = new Set<unknown>();
  const once = async (about: unknown, ask: () => Promise<boolean>): Promise<boolean> => {
    if (asking.has(about)) return false;
    asking.add(about);
    try {
      return await ask();
    } finally {
      asking.delete(about);
    }
  };
  const set = (changes: ConfigurationChanges, dryRun: boolean) => agent.call('config.set', { changes, dryRun });
  return {
    'session.microphone': async ({ isOn }, page) => {
      const window = sessions.of(page);
      if (!window) return {};
      const question = () => microphoneQuestion(texts(), window.profile);
      if (!isOn || (await once(window, () => confirmOver(window, question()))))
        await window.controls.setMicrophone(isOn);
      return {};
    },
    'session.steer': async ({ act }, page) => {
      await sessions.of(page)?.controls.steer(act);
      return {};
    },
    'config.check': ({ changes }) => set(changes, true),
    'config.set': async ({ changes }) => {
      const loosened = await agent.call('config.loosened', { changes });
      const isAllowed =
        loosened.length === 0 ||
        (await once('settings', () => confirmInMain(looseningQuestion(texts(), model, loosened))));
      if (!isAllowed) return { problems: [], isWritten: false };
      const { problems } = await set(changes, false);
      return { problems, isWritten: problems.length === 0 };
    },
  };
}

function microphoneQuestion({ text }: Texts, profile: Pick<ProfileSummary, 'name' | 'label'>): Question {
  return {
    message: text('session-microphone-question', { profile: profileTitle(profile, text) }),
    detail: text('session-microphone-why'),
    confirm: text('session-microphone-confirm'),
    cancel: text('transfer-cancel'),
  };
}

/** Whether a program of the host may drive the session. */
export function drivingQuestion({ text }: Texts, profile: Pick<ProfileSummary, 'name' | 'label'>): Question {
  return {
    message: text('session-driven-question', { profile: profileTitle(profile, text) }),
    detail: text('session-driven-question-why'),
    confirm: text('session-driven-confirm'),
    cancel: text('transfer-cancel'),
  };
}

/** Whether the session may be recorded into this folder of the host. */
export function recordingQuestion(
  { text }: Texts,
  profile: Pick<ProfileSummary, 'name' | 'label'>,
  folder: string,
): Question {
  return {
    message: text('session-record-question', { profile: profileTitle(profile, text) }),
    detail: text('session-record-question-why', { folder: marked(folder) }),
    confirm: text('session-record-confirm'),
    cancel: text('transfer-cancel'),
  };
}

/** Names each setting with its new value, as the settings do. */
function looseningQuestion(
  texts: Texts,
  model: Pick<Model, 'configuration' | 'profiles'>,
  loosened: Result<'config.loosened'>,
): Question {
  const { text } = texts;
  const named = loosened.slice(0, MAX_NAMED_SETTINGS).map(({ path, value }) => {
    const [first, profile] = path;
    const isOfProfile = first === 'profile' && profile !== undefined && path.length > 2;
    const key = isOfProfile ? [first, '*', ...path.slice(2)] : path;
    const field = model.configuration?.fields.find((one) => pathKey(one.path) === pathKey(key));
    const shown = Array.from(valueInWords(field, value, texts));
    const words = shown.length > MAX_SHOWN_VALUE ? `${shown.slice(0, MAX_SHOWN_VALUE).join('')} …` : shown.join('');
    const label = marked(labelOf(key, texts).label);
    const line = `${text('main-label', { label })} ${words}`;
    if (!isOfProfile) return line;
    const title = marked(profileTitle(profileOf(model, profile), text));
    return `${text('settings-of-profile', { profile: title })}, ${line}`;
  });
  const more = loosened.length - named.length;
  return {
    message: text('main-loosen-question', { settings: loosened.length }),
    detail: `${[...named, ...(more > 0 ? [text('transfer-and-more', { count: more })] : [])].join('\n')}\n\n${text('main-loosen-why')}`,
    confirm: text('main-loosen-confirm'),
    cancel: text('transfer-cancel'),
  };
}
