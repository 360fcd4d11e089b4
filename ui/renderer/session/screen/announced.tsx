import { useEffect, useState } from 'preact/hooks';
import { useWindowContext } from '../../parts/window-context.ts';

/** A page may change its title many times a second, for example to make it run. */
const STAYS_MS = 1_500;

/** Tells screen readers which page the guest shows, and whether it can be heard. */
export function Announced({ title, isHeard }: { title: string | undefined; isHeard: boolean }) {
  const { text } = useWindowContext();
  const page = useLasting(title);
  return (
    <p class="only-read" role="status">
      {page !== undefined && text('session-page', { page })} {isHeard && text('session-plays-sound')}
    </p>
  );
}

/** The value once it has stayed for a while. */
function useLasting<Value>(value: Value): Value | undefined {
  const [lasting, setLasting] = useState<Value>();
  useEffect(() => {
    const timer = setTimeout(() => setLasting(value), STAYS_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return lasting;
}
