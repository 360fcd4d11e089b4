import { useEffect, useState } from 'preact/hooks';
import { secondsUntil } from './formats.ts';

/** Whole seconds until that time, counting down. */
export function useSecondsLeft(until: string): number {
  const [seconds, setSeconds] = useState(secondsUntil(until));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntil(until)), 250);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}
