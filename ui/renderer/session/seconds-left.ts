import { useEffect, useState } from 'preact/hooks';
import { secondsUntil } from '../parts/formats.ts';

/** Whole seconds until then, counting down while it is shown. */
export function useSecondsLeft(until: string): number {
  const [seconds, setSeconds] = useState(secondsUntil(until));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntil(until)), 250);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}
