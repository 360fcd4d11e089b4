/** A window without a display. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';

export class FakeWindow extends EventEmitter {
  isGone = false;
  isFullscreen = false;
  isDead = false;
  /** Its page answers nothing. */
  isHung = false;
  reloads = 0;
  readonly webContents = Object.assign(new EventEmitter(), {
    isCrashed: () => this.isDead,
    isLoading: () => false,
    executeJavaScript: () => (this.isHung ? new Promise(() => undefined) : Promise.resolve(true)),
    reload: () => {
      this.isDead = false;
      this.isHung = false;
      this.reloads += 1;
    },
    forcefullyCrashRenderer: () => {
      this.isDead = true;
      this.webContents.emit('render-process-gone');
    },
  });

  /** Closes like a person does: listeners may prevent it. */
  close(): void {
    const event = new Event('close', { cancelable: true });
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.emit('closed');
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  isFullScreen(): boolean {
    return this.isFullscreen;
  }

  setFullScreen(on: boolean): void {
    this.isFullscreen = on;
  }

  /** For code that needs the real type. */
  get asBrowserWindow(): BrowserWindow {
    return this as unknown as BrowserWindow;
  }
}
