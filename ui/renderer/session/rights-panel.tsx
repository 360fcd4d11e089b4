import type { SessionWindowState } from '../../bridge/state.ts';
import { formatBytes, formatMoment, formatTimeOfDay } from '../parts/formats.ts';
import { useWindowContext } from '../parts/window-context.ts';
import { Panel } from './panel.tsx';

/** What the session may do, as its profile and the host agent say. Nothing here comes from the guest. */
export function RightsPanel({
  state,
  rights,
  close,
}: {
  state: SessionWindowState;
  rights: NonNullable<SessionWindowState['rights']>;
  close: () => void;
}) {
  const { text } = useWindowContext();
  const { restrictions } = rights;
  const rule = (value: 'off' | 'ask' | 'allow') => text('rights-rule', { rule: value });
  const facts: readonly (readonly [name: string, value: string])[] = [
    ...(state.reach ? [[text('rights-reach'), reachOf(state.reach, text)] as const] : []),
    ...(state.exit ? [[text('rights-exit'), state.exit.name] as const] : []),
    [text('rights-files-out'), rule(restrictions.files.out)],
    [text('rights-files-in'), rule(restrictions.files.in)],
    [text('rights-copy-out'), rule(restrictions.clipboard.out)],
    [text('rights-paste-in'), rule(restrictions.clipboard.in)],
    [text('rights-microphone'), rule(restrictions.microphone)],
    [text('rights-automation'), text('rights-automation-rule', { rule: restrictions.automation })],
    [text('rights-record'), text('rights-record-rule', { rule: restrictions.record })],
    [text('rights-usb'), rule(restrictions.usb)],
    ...(state.where ? [[text('rights-where'), state.where.host] as const] : []),
    ...(rights.memoryBytes === undefined
      ? []
      : [[text('rights-memory'), formatBytes(rights.memoryBytes, state.language)] as const]),
    [text('rights-ends'), endsOf(state, rights, text)],
    ...(rights.imageBuiltAt === undefined
      ? []
      : [[text('rights-image'), formatMoment(rights.imageBuiltAt, state.language)] as const]),
  ];
  return (
    <Panel title={text('rights-title')} close={close}>
      <p class="dim small">{text('rights-why')}</p>
      <dl class="rights">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt class="dim">{name}</dt>
            <dd class="selectable">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

type TextOf = ReturnType<typeof useWindowContext>['text'];

function reachOf(reach: NonNullable<SessionWindowState['reach']>, text: TextOf): string {
  if (reach.policy === 'portal')
    return [
      text('rights-reach-portal', { network: reach.network, hosts: reach.hosts.join(', ') }),
      ...(reach.left === undefined ? [] : [text('rights-reach-portal-left', { host: reach.left })]),
    ].join('; ');
  return reach.policy === 'allow-list'
    ? text('rights-reach-sites', { sites: reach.sites.length, names: reach.sites.join(', ') })
    : text('rights-reach-value', { policy: reach.policy });
}

/** All that can end it besides the person, the first that comes first. */
function endsOf(
  { language }: SessionWindowState,
  { restrictions: { idleStopMinutes }, endsAt }: NonNullable<SessionWindowState['rights']>,
  text: TextOf,
): string {
  return [
    text('rights-ends-closed'),
    ...(endsAt === undefined ? [] : [text('rights-ends-at', { time: formatTimeOfDay(endsAt, language) })]),
    ...(idleStopMinutes > 0 ? [text('rights-ends-idle', { minutes: idleStopMinutes })] : []),
  ].join('; ');
}
