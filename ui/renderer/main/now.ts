import { useEffect, useState } from 'preact/hooks';

const MINUTE_MS = 60_000;

/** The current time, updated once a minute while the page is visible. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => {
      if (!document.hidden) setNowMs(Date.now());
    };
    const timer = setInterval(tick, MINUTE_MS);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  // A state that main has just sent may be newer than the last tick.
  return Math.max(nowMs, Date.now() - MINUTE_MS / 2);
}
