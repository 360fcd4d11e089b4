import type { VNode } from 'preact';
import type { KeyGroup } from '../../../../host-agent/api/configuration/key-facets.ts';
import type { ProfileView } from '../../../bridge/state.ts';
import { useWindowContext } from '../../parts/window-context.ts';

/** In the order of the list. */
export const SETTINGS_PAGES = [
  'general',
  'files',
  'profiles',
  'speed',
  'network',
  'devices',
  'updates',
  'computer',
] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

/** The parts of the page of links and files, in their order. */
export const FILES_PARTS = ['links', 'kinds', 'sites', 'saved'] as const;
export type FilesPart = (typeof FILES_PARTS)[number];

export interface Item {
  readonly key: string;
  readonly page: SettingsPage;
  /** Of the page of links and files; absent: `saved`. `exits`: of the page of the network. */
  readonly part?: FilesPart | 'exits';
  /** Of the key of a profile: which one. */
  readonly profile?: ProfileView;
  /** The part of a profile's page. */
  readonly group?: KeyGroup;
  readonly isExpert: boolean;
  /** What the search looks through. */
  readonly words: readonly string[];
  readonly row: VNode;
}

/** The settings for everybody, and folded below them those for experts. Where there are only those, they are open. */
export function ForAllAndExperts({ items }: { items: readonly Item[] }) {
  const { text } = useWindowContext();
  const ofAll = items.filter(({ isExpert }) => !isExpert);
  const ofExperts = items.filter(({ isExpert }) => isExpert);
  if (ofAll.length === 0 || ofExperts.length === 0) return <Card items={items} />;
  return (
    <>
      <Card items={ofAll} />
      <Advanced title={text('settings-advanced')} items={ofExperts} />
    </>
  );
}

export function Advanced({ title, items }: { title: string; items: readonly Item[] }) {
  return (
    <details class="advanced column">
      <summary>
        <h2>{title}</h2>
      </summary>
      <Card items={items} />
    </details>
  );
}

export const Card = ({ items }: { items: readonly Item[] }) =>
  items.length === 0 ? null : <div class="card">{items.map(({ row }) => row)}</div>;
