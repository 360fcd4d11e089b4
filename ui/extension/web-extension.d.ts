/** The part of the browsers' extension API that we use; Firefox has it under this name too. */
import type { NativePort } from './native-host.ts';
import type { NavigationRule } from './navigation-rules.ts';

declare global {
  interface Listeners<Listener> {
    addListener(listener: Listener): void;
  }

  interface NavigationRequest {
    readonly url: string;
    readonly type: string;
    readonly method: string;
  }

  interface NavigationAnswer {
    readonly redirectUrl?: string;
    readonly cancel?: boolean;
  }

  interface MenuClick {
    readonly linkUrl?: string;
    readonly selectionText?: string;
    readonly pageUrl?: string;
  }

  interface Tab {
    readonly id?: number;
    readonly url?: string;
  }

  const chrome: {
    readonly action: { setBadgeText(badge: { readonly text: string }): Promise<void> };
    readonly contextMenus: {
      create(item: { readonly id: string; readonly title: string; readonly contexts: readonly string[] }): void;
      removeAll(): Promise<void>;
      readonly onClicked: Listeners<(click: MenuClick) => void>;
    };
    /** Absent in Firefox, which needs no rules in advance. */
    readonly declarativeNetRequest?: {
      getDynamicRules(): Promise<readonly NavigationRule[]>;
      updateDynamicRules(change: {
        readonly removeRuleIds: readonly number[];
        readonly addRules: readonly NavigationRule[];
      }): Promise<void>;
    };
    readonly i18n: { getMessage(name: string): string; getUILanguage(): string };
    readonly privacy: {
      readonly network: {
        readonly networkPredictionEnabled: {
          set(setting: { readonly value: boolean }): Promise<void>;
          clear(setting: Readonly<Record<string, never>>): Promise<void>;
        };
      };
    };
    readonly runtime: {
      connectNative(name: string): NativePort;
      getURL(path: string): string;
      sendMessage(message: unknown): Promise<unknown>;
      readonly onInstalled: Listeners<() => void>;
      readonly onMessage: Listeners<
        (message: unknown, sender: { readonly url?: string }, answer: (value: unknown) => void) => boolean
      >;
      readonly onStartup: Listeners<() => void>;
    };
    readonly storage: {
      readonly local: {
        get(name: string): Promise<Readonly<Record<string, unknown>>>;
        set(values: Readonly<Record<string, unknown>>): Promise<void>;
      };
    };
    readonly tabs: {
      getCurrent(): Promise<Tab | undefined>;
      query(which: { readonly active?: true; readonly currentWindow?: true }): Promise<readonly Tab[]>;
      remove(id: number): Promise<void>;
    };
    readonly webRequest: {
      readonly onBeforeRequest: {
        addListener(
          /** Chromium takes no promise. */
          listener: (request: NavigationRequest) => NavigationAnswer | Promise<NavigationAnswer>,
          which: { readonly urls: readonly string[]; readonly types: readonly string[] },
          extra: readonly string[],
        ): void;
      };
    };
  };
}
