/** `fraction` from 0 to 1. Drawn by a scale, set by script: the pages' policy allows no style in markup. */
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
