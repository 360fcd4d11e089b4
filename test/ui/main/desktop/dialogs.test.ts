import { afterEach, expect, it, vi } from 'vitest';

const shown: unknown[] = [];
let pressed = 0;
vi.mock('electron', () => ({
  default: {},
  clipboard: {},
  dialog: {
    showMessageBox: (_window: unknown, options: unknown) => {
      shown.push(options);
      return Promise.resolve({ response: pressed });
    },
    showOpenDialog: (_window: unknown, options: unknown) => {
      shown.push(options);
      return Promise.resolve({ canceled: false, filePaths: ['/home/anna/photo.jpg'] });
    },
  },
}));
const { askOver, confirmOver, desktopDialogs, withdrawQuestions } =
  await import('../../../../ui/main/desktop/dialogs.ts');

const QUESTION = { message: 'Paste?', detail: '', confirm: 'Paste', cancel: 'Cancel' };
const WINDOW = {} as Parameters<typeof confirmOver>[0];

type Shown = NonNullable<typeof WINDOW>;

afterEach(() => vi.unstubAllEnvs());

it('has the button that confirms last, and the other one in focus', async () => {
  expect(await confirmOver(WINDOW, QUESTION)).toBe(false);
  pressed = 1;
  expect(await confirmOver(WINDOW, QUESTION)).toBe(true);
  expect(shown[0]).toMatchObject({ buttons: ['Cancel', 'Paste'], defaultId: 0, cancelId: 0 });
});

it('has a third answer between the two, where there is one', async () => {
  pressed = 1;
  expect(await askOver(WINDOW, { ...QUESTION, instead: 'Paste as text' })).toBe('instead');
  expect(shown.at(-1)).toMatchObject({ buttons: ['Cancel', 'Paste as text', 'Paste'] });
  pressed = 2;
  expect(await askOver(WINDOW, { ...QUESTION, instead: 'Paste as text' })).toBe('confirm');
});

it('is withdrawn with the others over its window, and a later one is not', async () => {
  const [window, other] = [{}, {}] as unknown as [Shown, Shown];
  const isWithdrawn = () => (shown.at(-1) as { signal: AbortSignal }).signal.aborted;
  await confirmOver(window, QUESTION);
  withdrawQuestions(other);
  expect(isWithdrawn()).toBe(false);
  withdrawQuestions(window);
  expect(isWithdrawn()).toBe(true);
  await confirmOver(window, QUESTION);
  expect(isWithdrawn()).toBe(false);
});

it('names the button that chooses files by what it does', async () => {
  const dialogs = desktopDialogs(() => WINDOW);
  expect(await dialogs.choose('a1', 'Give files to the session', 'Give')).toEqual(['/home/anna/photo.jpg']);
  expect(shown.at(-1)).toMatchObject({ title: 'Give files to the session', buttonLabel: 'Give' });
});

it('says where a folder is when no file manager shows it', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere');
  await expect(desktopDialogs(() => undefined).showFolder('/home/anna/Downloads')).rejects.toMatchObject({
    code: 'folder-not-shown',
    params: { folder: '/home/anna/Downloads' },
  });
});
