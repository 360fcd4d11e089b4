import { Icon, type IconName } from './icon.tsx';

/** How things stand, by word, shape and colour at once. */
export type Standing = 'ok' | 'note' | 'trouble' | 'quiet' | 'busy';

const SHAPES: Record<Standing, IconName> = {
  ok: 'check',
  note: 'note',
  trouble: 'trouble',
  quiet: 'rest',
  busy: 'turning',
};

export function StandingIcon({ standing, large }: { standing: Standing; large?: boolean }) {
  return (
    <span class={`state ${standing === 'busy' ? '' : standing}`}>
      <Icon name={SHAPES[standing]} turning={standing === 'busy'} large={large === true} />
    </span>
  );
}

export function State({ standing, text }: { standing: Standing; text: string }) {
  return (
    <span class={`state ${standing === 'busy' ? '' : standing}`}>
      <Icon name={SHAPES[standing]} turning={standing === 'busy'} />
      {text}
    </span>
  );
}
