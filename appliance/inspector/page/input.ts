/** What hands do: pointers, fingers and keys. */
import { type Check, expect } from './check.ts';
import { command } from './command.ts';

export const input: readonly Check[] = [
  {
    name: 'drag-and-drop',
    text: 'Dropped files reach a page',
    run() {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['text'], 'file.txt'));
      let dropped = 0;
      addEventListener('drop', ({ dataTransfer }) => (dropped = dataTransfer?.files.length ?? 0), { once: true });
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer }));
      expect(dropped === 1, `${dropped} files`);
    },
  },
  {
    name: 'full-screen',
    text: 'A page may fill the screen and take the pointer',
    run: () => expect(document.fullscreenEnabled && 'requestPointerLock' in document.body, 'it may not'),
  },
  {
    name: 'mouse',
    text: 'Pages know that there is a mouse',
    run: () => expect(matchMedia('(hover: hover) and (pointer: fine)').matches, 'they take it for a telephone'),
  },
  {
    name: 'touch',
    text: 'Fingers reach a page, and pages know whether there is a touch screen',
    run() {
      let at = '';
      const target = document.body;
      target.addEventListener(
        'touchstart',
        ({ touches }) => (at = Array.from(touches, ({ clientX, clientY }) => `${clientX},${clientY}`).join(' ')),
        { once: true },
      );
      const touches = [
        new Touch({ identifier: 1, target, clientX: 5, clientY: 6 }),
        new Touch({ identifier: 2, target, clientX: 7, clientY: 8 }),
      ];
      target.dispatchEvent(new TouchEvent('touchstart', { touches, changedTouches: touches, bubbles: true }));
      expect(at === '5,6 7,8', `fingers at ${at}`);
      const isSaid = [
        navigator.maxTouchPoints > 0,
        matchMedia('(any-pointer: coarse)').matches,
        'ontouchstart' in window,
      ];
      expect(new Set(isSaid).size === 1, `a touch screen: ${isSaid.join()}`);
    },
  },
  {
    name: 'pinch',
    text: 'A page takes a pinch for its content, which is not magnified',
    run() {
      let turned = 0;
      document.body.addEventListener(
        'wheel',
        (event) => {
          if (event.ctrlKey) turned = event.deltaY;
          event.preventDefault();
        },
        { once: true, passive: false },
      );
      const pinch = new WheelEvent('wheel', { ctrlKey: true, deltaY: 10, bubbles: true, cancelable: true });
      expect(!document.body.dispatchEvent(pinch), 'it was not taken');
      expect(turned === 10, `${turned} instead of 10`);
      expect(visualViewport?.scale === 1, `magnified ${visualViewport?.scale}`);
      expect(
        Math.abs(visualViewport.width - document.documentElement.clientWidth) < 2,
        'the visible part is another one',
      );
    },
  },
  {
    name: 'editing',
    text: 'A page edits text with styles, and undoes it',
    run() {
      const field = document.createElement('div');
      field.contentEditable = 'true';
      document.body.append(field);
      field.focus();
      let events = '';
      field.addEventListener('input', (event) => event instanceof InputEvent && (events += `${event.inputType} `));
      command('insertText', 'text');
      command('selectAll');
      command('bold');
      const { innerHTML, textContent } = field;
      command('undo');
      command('undo');
      const left = field.textContent;
      field.remove();
      expect(textContent === 'text' && innerHTML.includes('<b>'), `it has ${innerHTML}`);
      expect(events.trim() === 'insertText formatBold historyUndo historyUndo', `there were ${events}`);
      expect(left === '', `${left} is left`);
    },
  },
];
