import { Icon, type IconName } from './icon.tsx';

/** A status, shown by word, shape and colour. */
export type Status = 'ok' | 'note' | 'trouble' | 'quiet' | 'busy';

const SHAPES: Record<Status, IconName> = {
  ok: 'check',
  note: 'note',
  trouble: 'trouble',
  quiet: 'rest',
  busy: 'turning',
};

export function StatusIcon({ status, large }: { status: Status; large?: boolean }) {
  return (
    <span class={`state ${status === 'busy' ? '' : status}`}>
      <Icon name={SHAPES[status]} turning={status === 'busy'} large={large === true} />
    </span>
  );
}

export function StatusText({ status, text }: { status: Status; text: string }) {
  return (
    <span class={`state ${status === 'busy' ? '' : status}`}>
      <Icon name={SHAPES[status]} turning={status === 'busy'} />
      {text}
    </span>
  );
}
