/** The extension of Thunderbird: opens links and attachments of mails in sessions. */
import { handOver } from './hand-over.ts';
import { NativeHost, type Refused } from './native-host.ts';
import { text, textOfRefusal } from './texts.ts';

const [LINK, ATTACHMENT] = ['link', 'attachment'];
/** It runs only while it is asked. */
const host = new NativeHost({ connect: (name) => messenger.runtime.connectNative(name) });

messenger.runtime.onInstalled.addListener(() => {
  void messenger.menus.removeAll().then(() => {
    messenger.menus.create({ id: LINK, title: text('extension-mail-open-link'), contexts: ['link'] });
    messenger.menus.create({
      id: ATTACHMENT,
      title: text('extension-mail-open-attachment'),
      contexts: ['message_attachments'],
    });
  });
});

/** One click after another: the host takes one attachment at a time. */
let turn = Promise.resolve();
messenger.menus.onClicked.addListener((click, tab) => {
  turn = turn.then(async () => {
    const refused = await open(click, tab?.id).catch((): 'unreadable' => 'unreadable');
    host.end();
    if (refused !== undefined) await tell(textOfRefusal(refused)).catch(() => undefined);
  });
});

async function open({ linkUrl, attachments = [] }: MailClick, tab: number | undefined): Promise<Refused | undefined> {
  if (linkUrl !== undefined) return host.ask({ ask: 'open', url: linkUrl });
  for (const attachment of attachments) {
    const refused = await handOver(host, await fileOf(attachment, tab));
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Throws if it is not there, such as when it was deleted from the mail. */
async function fileOf(attachment: MailAttachment, tab: number | undefined): Promise<File> {
  // For a window with one mail, Thunderbird 153 names a tab that shows none.
  const tabs = await messenger.tabs.query({ active: true, lastFocusedWindow: true });
  for (const id of [tab, ...tabs.map((each) => each.id)]) {
    const { messages } = await messenger.messageDisplay.getDisplayedMessages(id);
    for (const message of messages) {
      const listed = await messenger.messages.listAttachments(message.id);
      if (listed.some((each) => isSame(each, attachment)))
        return messenger.messages.getAttachmentFile(message.id, attachment.partName);
    }
  }
  throw new Error('No mail that is shown has it.');
}

const isSame = (one: MailAttachment, other: MailAttachment): boolean =>
  one.partName === other.partName && one.name === other.name && one.size === other.size;

const tell = (message: string): Promise<unknown> =>
  messenger.notifications.create({ type: 'basic', iconUrl: 'icon.png', title: 'Safe Browse', message });
