import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** A message that screen readers announce when it appears. */
export function Notice({
  level,
  title,
  children,
  action,
}: {
  level: 'ok' | 'note' | 'trouble';
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class={`notice ${level}`} role={level === 'trouble' ? 'alert' : 'status'}>
      <Icon name={level === 'ok' ? 'check' : level} />
      <div class="grow">
        <strong>{title}</strong>
        {children !== undefined && <div class="small selectable">{children}</div>}
      </div>
      {action}
    </div>
  );
}
