import type {
  Display,
  EventName,
  EventPayload,
  Handlers,
  RemoteAddress,
  WindowRole,
} from '../../core/contract/index.ts';
import type { MonotonicMs, Result, WindowId } from '../../core/words/index.ts';

/**
 * What Lectern needs of the machine it runs on. Three bodies: electron (ships), browser (plain Node and an
 * installed Chromium), fake (simulation). Services see only these types and cannot tell which host runs.
 */
export type Host = {
  readonly kind: 'electron' | 'browser' | 'fake';
  readonly clock: Clock;
  readonly paths: Paths;
  readonly displays: DisplaysPort;
  readonly windows: Windows;
  readonly carrier: Carrier;
  readonly dialogs: Dialogs;
  readonly shell: Shell;
  readonly processes: Processes;
  readonly power: Power;
  readonly globalKeys: GlobalKeys;
  readonly localNetwork: LocalNetwork;
  readonly instance: Instance;
};

export type Stop = () => void;

export type Clock = {
  now(): MonotonicMs;
  /** Runs `work` once after `ms`; the returned function calls it off. */
  after(ms: number, work: () => void): Stop;
};

export type Paths = {
  /** Store and catalogue: the PC's, shared by its accounts. */
  readonly shared: string;
  /** lessons.db and settings: this account's. */
  readonly account: string;
  /** Built pages, sample and translations that came with the program. */
  readonly resources: string;
};

export type DisplaysPort = {
  list(): Promise<readonly Display[]>;
  onChange(hear: () => void): Stop;
};

export type OpenWindow = {
  readonly role: WindowRole;
  /** Null: wherever the system puts it. */
  readonly display: Display | null;
  readonly fullScreen: boolean;
};

export type Windows = {
  /** False where nothing can open a window here (no display): the address is printed instead. */
  readonly canOpen: boolean;
  open(window: OpenWindow): Promise<WindowId>;
  /** Moves a window to a display, full screen or not, without reloading it. */
  place(windowId: WindowId, display: Display, fullScreen: boolean): Promise<void>;
  /** False: the window is not the host's to place. */
  toggleFullScreen(windowId: WindowId): Promise<boolean>;
  focus(windowId: WindowId): Promise<void>;
  /** Off the display until `focus`, the taskbar or a second start brings it back. */
  minimize(windowId: WindowId): Promise<void>;
  /** A minimized window is on its display again. Told where the host has global keys to give back; else never. */
  onRaised(hear: (windowId: WindowId) => void): Stop;
  close(windowId: WindowId): Promise<void>;
  /** Where a person can open this role by hand; null where the host opens all windows itself. */
  address(role: WindowRole): string | null;
  /** A window of any making has attached or gone (a reload is not a going). */
  onChange(
    hear: (change: { readonly kind: 'came' | 'went'; readonly windowId: WindowId; readonly role: WindowRole }) => void,
  ): Stop;
  readonly sandboxed: boolean;
  readonly givesPaths: boolean;
};

/** Pages and media of the one origin. The same function serves Electron's scheme and the loopback server. */
export type Respond = (request: Request) => Promise<Response>;

export type Carrier = {
  /** Takes requests from now on. Validation and roles are the carrier's part: handlers see only good ones. */
  serve(handlers: Handlers, respond: Respond): void;
  send<Name extends EventName>(name: Name, payload: EventPayload<Name>, to?: WindowId): void;
};

export type Dialogs = {
  /** Says what went wrong where no window can: a box on Electron, standard error elsewhere. */
  showError(title: string, text: string): Promise<void>;
  /** The system's dialog for a file or a folder; null where there is none, and a person types the place. */
  readonly choosePlace: ((ask: PlaceAsked) => Promise<string | null>) | null;
};

export type PlaceAsked = {
  readonly title: string;
  readonly what: 'file' | 'folder' | 'either';
  /** Endings without the dot, where files of certain kinds are wanted; empty for all. */
  readonly endings: readonly string[];
};

/** The programs of the PC. Which files may be handed to them is main/documents' law. */
export type Shell = {
  /** Answers when a program has taken the file, as far as the system says so. */
  openDocument(
    path: string,
  ): Promise<Result<object, { readonly code: 'noProgram' | 'shellFailed'; readonly detail: string }>>;
};

/** A service module that runs in a process of its own with the same typed contract. */
export type ServiceProcess = {
  call(method: string, request: unknown, signal?: AbortSignal): Promise<unknown>;
  onMessage(hear: (message: unknown) => void): Stop;
  stop(): Promise<void>;
};

export type Processes = {
  /** `entry` is a built module of out/main; restarted with backoff when it dies, ended above `memoryBytes`. */
  start(entry: string, options: { readonly memoryBytes: number; readonly data: unknown }): ServiceProcess;
};

export type Power = {
  onSleep(hear: () => void): Stop;
  onWake(hear: () => void): Stop;
  onBattery(): boolean;
  /** While true, no display of the PC dims, sleeps or locks for want of a hand at the mouse. */
  keepAwake(awake: boolean): void;
};

/** Keys that are heard while another program has the keyboard. Held no longer than needed: nobody else gets them. */
export type GlobalKeys = {
  /** Null: this host hears none, or another program holds this key. */
  hold(key: 'F9', hear: () => void): Stop | null;
};

export type Instance = {
  /** False: another Lectern of this account runs and was brought to the front. */
  claim(): Promise<boolean>;
  onSecond(hear: () => void): Stop;
  /** All windows closed, or the system asks: the app saves, then leaves. */
  onQuit(hear: () => Promise<void>): Stop;
  quit(): void;
};

/**
 * The school's network, as far as a remote needs it: the only thing of Lectern that another machine can reach, and
 * only while a teacher has it on. It listens on one private address, hands out the pages it was given by exact name,
 * and takes sockets of those pages alone. What is said on a socket is main/remote's.
 */
export type LocalNetwork = {
  /** Of this PC in private networks, the likeliest first. */
  addresses(): readonly RemoteAddress[];
  /** Tries the ports in order. */
  listen(wish: ListenWish): Promise<Result<LocalListener, { readonly code: 'addressGone' | 'portTaken' }>>;
};

export type ListenWish = {
  readonly address: string;
  readonly ports: readonly number[];
  readonly pages: ReadonlyMap<string, LocalPage>;
  /** The longest message that is read. */
  readonly messageBytesMax: number;
  readonly onSocket: (socket: LocalSocket) => void;
};

export type LocalPage = { readonly body: Uint8Array<ArrayBuffer>; readonly contentType: string };

export type LocalSocket = {
  send(text: string): void;
  close(code: number): void;
  onText(hear: (text: string) => void): void;
  onClose(hear: () => void): void;
};

export type LocalListener = { readonly origin: string; close(): Promise<void> };
