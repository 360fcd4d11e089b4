/** `fraction` is from 0 to 1. A script sets the width, because the pages' policy allows no style in markup. */
export function ProgressBar({ fraction, label }: { fraction: number; label: string }) {
  const percent = Math.round(fraction * 100);
  return (
    <div
      class="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div style={{ transform: `scaleX(${fraction})` }} />
    </div>
  );
}
