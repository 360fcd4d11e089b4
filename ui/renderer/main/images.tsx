import type { BuildProgress, Image, ImageRole } from '../../../host-agent/api/host/image.ts';
import type { BuildView, MainWindowState } from '../../bridge/state.ts';
import { formatAgo, formatBytes } from '../parts/formats.ts';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { type Status, StatusText } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { TroubleText } from '../parts/trouble-text.tsx';
import { AGED_AFTER_DAYS, isAged, isFresh } from './image-age.ts';
import { useNow } from './now.ts';

const SHORT_DIGEST_CHARACTERS = 12;

export function Images({ state }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  return (
    <>
      <header>
        <h1>{text('navigation-images')}</h1>
        <p class="dim">{text('images-explanation')}</p>
      </header>
      {(['browser', 'network'] as const).map((role) => (
        <RoleImages
          key={role}
          role={role}
          images={state.images.filter((image) => image.role === role)}
          build={state.builds.find((build) => build.role === role)}
        />
      ))}
    </>
  );
}

function RoleImages({
  role,
  images,
  build,
}: {
  role: ImageRole;
  images: readonly Image[];
  build: BuildView | undefined;
}) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const nowMs = useNow();
  const current = images.find((image) => image.isCurrent);
  const others = images.filter((image) => !image.isCurrent);
  const title = role === 'browser' ? text('images-browser') : text('images-network');
  const action =
    current === undefined
      ? text('images-build')
      : isFresh(current, nowMs)
        ? text('images-rebuild')
        : text('images-update');
  return (
    <section aria-labelledby={`image-${role}`} class="column">
      <div class="card">
        <div class="row">
          <div class="grow">
            <h2 id={`image-${role}`}>{title}</h2>
            <p class="dim small">{role === 'browser' ? text('images-browser-what') : text('images-network-what')}</p>
          </div>
          {/* One that is being built for the first time is no trouble. */}
          {(current !== undefined || build?.is !== 'running') && <ImageStanding image={current} />}
          {build?.is !== 'running' && (
            <button
              type="button"
              class={`button ${current !== undefined && isFresh(current, nowMs) ? '' : 'primary'}`}
              disabled={busy}
              aria-label={`${text('main-label', { label: action })} ${title}`}
              onClick={() => void ask('image.build', { role })}
            >
              {action}
            </button>
          )}
        </div>
        {build?.is === 'running' && <Building role={role} build={build} />}
        {build?.is === 'failed' && <FailedBuild build={build} />}
        {current && <ImageFacts image={current} />}
        {others.map((image) => (
          <ImageFacts key={image.digest} image={image} />
        ))}
      </div>
    </section>
  );
}

function ImageStanding({ image }: { image: Image | undefined }) {
  const { text } = useWindowContext();
  const nowMs = useNow();
  const [status, words]: [Status, string] = !image
    ? ['trouble', text('images-missing')]
    : image.debug
      ? ['note', text('images-debug')]
      : !image.upToDate
        ? ['note', text('images-old')]
        : image.updates !== undefined
          ? ['note', text('images-newer', { packages: image.updates })]
          : isAged(image, nowMs)
            ? ['note', text('images-aged', { days: AGED_AFTER_DAYS })]
            : ['ok', text('images-up-to-date')];
  return <StatusText status={status} text={words} />;
}

function Building({ role, build }: { role: ImageRole; build: Extract<BuildView, { is: 'running' }> }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  return (
    <div class="row">
      <div class="grow column">
        <div class="line small">
          <strong>{text('images-building')}</strong>
          {build.progress && <Step progress={build.progress} />}
        </div>
        <ProgressBar fraction={build.progress?.fraction ?? 0} label={text('images-building')} />
      </div>
      <button type="button" class="button" disabled={busy} onClick={() => void ask('image.cancel-build', { role })}>
        {text('images-cancel')}
      </button>
    </div>
  );
}

function Step({ progress: { step, text } }: { progress: BuildProgress }) {
  const { texts } = useWindowContext();
  const known = texts.find(`image-step-${step}`);
  return (
    <span class="dim cut" lang={known === undefined ? 'en' : undefined}>
      {known ?? text}
    </span>
  );
}

function FailedBuild({ build }: { build: Extract<BuildView, { is: 'failed' }> }) {
  const { text } = useWindowContext();
  return (
    <div class="row">
      <div class="grow">
        <Notice level="trouble" title={text('images-failed')}>
          <TroubleText trouble={build.trouble} />
        </Notice>
      </div>
    </div>
  );
}

function ImageFacts({ image }: { image: Image }) {
  const { language, text } = useWindowContext();
  const nowMs = useNow();
  return (
    <div class="row">
      <div class="grow column">
        <h3 class={image.isCurrent ? '' : 'dim'}>
          {image.isCurrent ? text('images-current') : image.isPrevious ? text('images-previous') : text('images-older')}
        </h3>
        {image.shared && <p class="dim small">{text('images-shared')}</p>}
        <dl class="facts small numeric">
          <Fact name={text('images-version')} value={image.digest.slice(0, SHORT_DIGEST_CHARACTERS)} />
          <Fact
            name={text('images-built')}
            value={image.builtAt === undefined ? text('images-unknown-age') : formatAgo(image.builtAt, nowMs, language)}
          />
          <Fact name={text('images-size')} value={formatBytes(image.bytes, language)} />
          <Fact name={text('images-packages')} value={String(image.packages)} />
          <Fact name={text('images-kernel')} value={image.kernelVersion} />
        </dl>
      </div>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt class="dim">{name}</dt>
      <dd class="selectable">
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
