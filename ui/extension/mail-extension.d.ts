/** The part of Thunderbird's extension API that we use. */
declare global {
  interface MailAttachment {
    readonly name: string;
    readonly partName: string;
    readonly size: number;
  }

  interface MailClick {
    readonly linkUrl?: string;
    readonly attachments?: readonly MailAttachment[];
  }

  const messenger: {
    readonly menus: {
      create(item: { readonly id: string; readonly title: string; readonly contexts: readonly string[] }): void;
      removeAll(): Promise<void>;
      readonly onClicked: Listeners<(click: MailClick, tab?: Tab) => void>;
    };
    readonly messageDisplay: {
      getDisplayedMessages(tab?: number): Promise<{ readonly messages: readonly { readonly id: number }[] }>;
    };
    readonly messages: {
      getAttachmentFile(message: number, partName: string): Promise<File>;
      listAttachments(message: number): Promise<readonly MailAttachment[]>;
    };
    readonly notifications: {
      create(notification: {
        readonly type: string;
        readonly iconUrl: string;
        readonly title: string;
        readonly message: string;
      }): Promise<string>;
    };
    readonly tabs: {
      query(which: { readonly active: true; readonly lastFocusedWindow: true }): Promise<readonly Tab[]>;
    };
    readonly runtime: Pick<(typeof chrome)['runtime'], 'connectNative' | 'onInstalled'>;
  };
}

export {};
