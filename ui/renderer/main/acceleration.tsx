/** Whether VMs use the processor's virtualisation: about ten times as fast. */
import type { DoctorView, MainWindowState } from '../../bridge/state.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { Words } from '../parts/words.tsx';
import { findingText } from './findings.ts';

type FindingView = DoctorView['findings'][number];

const accelerationOf = ({ doctor }: Pick<MainWindowState, 'doctor'>): FindingView | undefined =>
  doctor.findings.find(({ check }) => check === 'accelerator');

/** What makes sessions slow; `undefined` if they are not, or if that is still being tested. */
export function slownessOf(state: Pick<MainWindowState, 'doctor'>): FindingView | undefined {
  const finding = accelerationOf(state);
  return finding?.level === 'note' && finding.variant !== 'untested' ? finding : undefined;
}

/** Lets the account use KVM, through the desktop's own dialogue. */
export function AllowKvm({ finding, isSmall = false }: { finding: FindingView; isSmall?: boolean }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  return (
    <button
      type="button"
      class={`button${isSmall ? ' small' : ''}`}
      disabled={busy}
      onClick={() => void ask('doctor.fix', { check: finding.check })}
    >
      {text('set-up-join-now')}
    </button>
  );
}

/** Says it, with the next step. `isFirst`: before the first session. */
export function Acceleration({ state, isFirst = false }: { state: MainWindowState; isFirst?: boolean }) {
  const { text } = useWindowContext();
  const known = accelerationOf(state);
  if (known?.level === 'ok' && known.variant === undefined)
    return (
      <Notice level="ok" title={text('acceleration-kvm')}>
        {text('acceleration-kvm-why')}
      </Notice>
    );
  const finding = slownessOf(state);
  return finding ? <Slowness finding={finding} title={text(isFirst ? 'set-up-slow' : 'acceleration-slow')} /> : null;
}

function Slowness({ finding, title }: { finding: FindingView; title: string }) {
  const { text, texts } = useWindowContext();
  const { variant, command, fixable } = finding;
  if (variant === 'after-login')
    return (
      <Notice level="note" title={text('set-up-log-in')}>
        {text('set-up-log-in-why')}
      </Notice>
    );
  if (variant !== 'no-permission' || command === undefined) {
    const { message, hint, language } = findingText(finding, texts);
    return (
      <Notice level="note" title={title}>
        <p lang={language}>
          <Words>{message}</Words>
        </p>
        {hint !== undefined && (
          <p lang={language}>
            <Words>{hint}</Words>
          </p>
        )}
      </Notice>
    );
  }
  if (fixable)
    return (
      <Notice level="note" title={title} action={<AllowKvm finding={finding} />}>
        {text('set-up-join')}
      </Notice>
    );
  return (
    <Notice level="note" title={title} action={<CopyButton copied={command} />}>
      <p>{text('set-up-group')}</p>
      <code>{command}</code>
    </Notice>
  );
}
