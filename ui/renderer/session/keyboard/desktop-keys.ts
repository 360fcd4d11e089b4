/** The keys that the desktop keeps for itself, such as Alt+Tab: in full screen they go to the guest, until the person releases the keyboard. */
import { useEffect, useMemo } from 'preact/hooks';

/** Chromium asks the desktop for them: on Wayland the compositor, which the person can tell to take them back. */
interface KeyboardLock {
  lock(): Promise<void>;
  unlock(): void;
}
const keyboard = (): KeyboardLock | undefined => (navigator as { readonly keyboard?: KeyboardLock }).keyboard;

export interface DesktopKeys {
  /** To the guest, if the window is in full screen. */
  readonly take: () => void;
  /** To the desktop. */
  readonly giveBack: () => void;
}

/** `leaveFullscreen`: the person held Escape, by which Chromium ends full screen. */
export function useDesktopKeys(isFullscreen: boolean, leaveFullscreen: () => void): DesktopKeys {
  const keys = useMemo(
    () => ({
      take: () => {
        // Without full screen, or where main does not allow it, the keys stay with the desktop.
        if (document.fullscreenElement)
          void keyboard()
            ?.lock()
            .catch(() => undefined);
      },
      giveBack: () => keyboard()?.unlock(),
    }),
    [],
  );
  useEffect(() => {
    if (!isFullscreen) return;
    // Chromium hands out the keys only to a page that is in full screen itself, and allows that only after a key or a click: not if the desktop did it.
    const began = document.documentElement.requestFullscreen().then(keys.take, () => undefined);
    const ended = () => {
      if (!document.fullscreenElement) leaveFullscreen();
    };
    document.addEventListener('fullscreenchange', ended);
    return () => {
      document.removeEventListener('fullscreenchange', ended);
      void began.then(() => (document.fullscreenElement ? document.exitFullscreen() : undefined));
    };
    // `leaveFullscreen` is another function each time.
  }, [isFullscreen, keys]);
  return keys;
}
