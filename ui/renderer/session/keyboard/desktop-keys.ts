/** The keys that the desktop keeps for itself, such as Alt+Tab: in full screen they go to the guest, until the person releases the keyboard. */
import { useEffect, useMemo, useRef } from 'preact/hooks';

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
  /** What each of them is now, for functions that stay the same. */
  const now = useRef({ isFullscreen, leaveFullscreen, hasKeys: false, isTaking: false });
  now.current.isFullscreen = isFullscreen;
  now.current.leaveFullscreen = leaveFullscreen;
  const keys = useMemo(() => {
    const giveBack = () => {
      now.current.hasKeys = false;
      keyboard()?.unlock();
      // While the page is in full screen and has not these keys, Chromium keeps Escape for itself, which the guest and the bar use. The window stays as it is.
      if (document.fullscreenElement) void document.exitFullscreen();
    };
    const isOn = () => now.current.isFullscreen;
    const take = async () => {
      if (!isOn() || now.current.isTaking) return;
      now.current.isTaking = true;
      try {
        // Chromium hands out the keys only to a page that is in full screen itself, and allows that only after a key or a click: not if the desktop did it.
        if (!document.fullscreenElement) await document.documentElement.requestFullscreen();
        await keyboard()?.lock();
        now.current.hasKeys = document.fullscreenElement !== null;
        // Full screen ended meanwhile.
        if (!isOn()) giveBack();
      } catch {
        giveBack();
      } finally {
        now.current.isTaking = false;
      }
    };
    return { take: () => void take(), giveBack };
  }, []);
  useEffect(() => {
    if (!isFullscreen) return;
    const ended = () => {
      if (document.fullscreenElement || !now.current.hasKeys) return;
      now.current.hasKeys = false;
      now.current.leaveFullscreen();
    };
    document.addEventListener('fullscreenchange', ended);
    keys.take();
    return () => {
      document.removeEventListener('fullscreenchange', ended);
      keys.giveBack();
    };
  }, [isFullscreen, keys]);
  return keys;
}
