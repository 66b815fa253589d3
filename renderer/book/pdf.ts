import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Rect } from '../../core/session/index.ts';
import { type AssetDigest, fail, ok, type Result } from '../../core/words/index.ts';

/** Why a PDF is not shown. */
export type PdfFailure = { readonly code: 'pdfBroken' | 'pdfLocked' | 'pdfTooLarge' | 'pdfSlow' };

export type OutlineEntry = { readonly title: string; readonly pageIndex: number; readonly depth: number };

export type Pdf = {
  readonly pageCount: number;
  /** Width by height, as it is to be read. */
  shapeOf(pageIndex: number): Promise<number>;
  /** `part`: only that much of the page, in shares of it; `widthPx` is the whole page's all the same. */
  draw(
    pageIndex: number,
    widthPx: number,
    signal: AbortSignal,
    part?: Rect,
  ): Promise<Result<HTMLCanvasElement, PdfFailure>>;
  outline(): Promise<readonly OutlineEntry[]>;
  close(): void;
};

/**
 * A PDF comes from anywhere, and may be made to hurt. So: its scripts are never run (pdf.js runs none unless it is
 * given its sandbox, which is not shipped), the worker may fetch from our origin only, and what takes too long, has
 * too many pages or wants too large a picture is given up with a code.
 */
const PAGES_MAX = 5000;
const OPEN_MS = 20_000;
const DRAW_MS = 20_000;
const PICTURE_PIXELS_MAX = 64_000_000;
const CANVAS_PIXELS_MAX = 16_000_000;
const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };
const OUTLINE_MAX = 1000;
const OUTLINE_DEPTH_MAX = 4;

export async function openPdf(digest: AssetDigest): Promise<Result<Pdf, PdfFailure>> {
  // Fetched when the first PDF is shown: the windows of a lesson never need it.
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = '/pdf/pdf.worker.min.mjs';
  const address = (path: string) => new URL(path, location.href).href;
  const loading = getDocument({
    url: address(`/media/${digest}`),
    cMapUrl: address('/pdf/cmaps/'),
    standardFontDataUrl: address('/pdf/standard_fonts/'),
    wasmUrl: address('/pdf/wasm/'),
    iccUrl: address('/pdf/iccs/'),
    cMapPacked: true,
    enableXfa: false,
    maxImageSize: PICTURE_PIXELS_MAX,
    // A textbook of 200 MB is read page by page, by ranges.
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 1 << 18,
    verbosity: 0,
  });
  const opened = await within(OPEN_MS, loading.promise);
  if (opened.kind !== 'done') {
    void loading.destroy();
    return fail({ code: opened.kind === 'late' ? 'pdfSlow' : codeOf(opened.error) });
  }
  if (opened.value.numPages > PAGES_MAX) {
    void loading.destroy();
    return fail({ code: 'pdfTooLarge' });
  }
  return ok(pdfOf(opened.value, () => void loading.destroy()));
}

function pdfOf(document: PDFDocumentProxy, close: () => void): Pdf {
  const page = (pageIndex: number) => document.getPage(pageIndex + 1);
  return {
    pageCount: document.numPages,
    async shapeOf(pageIndex) {
      const { width, height } = (await page(pageIndex)).getViewport({ scale: 1 });
      return width > 0 && height > 0 ? width / height : 1;
    },
    async draw(pageIndex, widthPx, signal, part = WHOLE) {
      const got = await within(DRAW_MS, page(pageIndex));
      if (got.kind !== 'done') return fail({ code: got.kind === 'late' ? 'pdfSlow' : 'pdfBroken' });
      return drawPage(got.value, widthPx, part, signal);
    },
    outline: () => outlineOf(document),
    close,
  };
}

async function drawPage(
  page: PDFPageProxy,
  widthPx: number,
  part: Rect,
  signal: AbortSignal,
): Promise<Result<HTMLCanvasElement, PdfFailure>> {
  const natural = page.getViewport({ scale: 1 });
  const wanted = widthPx / natural.width;
  const most = Math.sqrt(CANVAS_PIXELS_MAX / (natural.width * part.width * natural.height * part.height));
  const scale = Math.min(wanted, most);
  const [width, height] = [natural.width * scale, natural.height * scale];
  const viewport = page.getViewport({ scale, offsetX: -part.x * width, offsetY: -part.y * height });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * part.width));
  canvas.height = Math.max(1, Math.round(height * part.height));
  const task = page.render({ canvas, viewport });
  const giveUp = () => task.cancel();
  signal.addEventListener('abort', giveUp, { once: true });
  const drawn = await within(DRAW_MS, task.promise);
  signal.removeEventListener('abort', giveUp);
  if (drawn.kind === 'late') task.cancel();
  page.cleanup();
  if (drawn.kind === 'done') return ok(canvas);
  return fail({ code: drawn.kind === 'late' ? 'pdfSlow' : 'pdfBroken' });
}

type Items = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

async function outlineOf(document: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  const found: OutlineEntry[] = [];
  async function take(items: Items, depth: number): Promise<void> {
    for (const item of items ?? []) {
      if (found.length >= OUTLINE_MAX) return;
      const pageIndex = await pageOf(document, item.dest).catch(() => null);
      const title = item.title.trim().slice(0, 200);
      if (pageIndex !== null && title !== '') found.push({ title, pageIndex, depth });
      if (depth + 1 < OUTLINE_DEPTH_MAX) await take(item.items, depth + 1);
    }
  }
  await take(await document.getOutline().catch(() => []), 0);
  return found;
}

async function pageOf(document: PDFDocumentProxy, dest: unknown): Promise<number | null> {
  const place: unknown = typeof dest === 'string' ? await document.getDestination(dest) : dest;
  const target: unknown = Array.isArray(place) ? place[0] : null;
  if (typeof target === 'number') return target;
  if (typeof target !== 'object' || target === null || !('num' in target) || !('gen' in target)) return null;
  return document.getPageIndex({ num: Number(target.num), gen: Number(target.gen) });
}

type Ended<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'late' }
  | { readonly kind: 'failed'; readonly error: unknown };

async function within<Value>(ms: number, work: Promise<Value>): Promise<Ended<Value>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Ended<Value>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'late' }), ms);
  });
  const ended = work.then(
    (value): Ended<Value> => ({ kind: 'done', value }),
    (error: unknown): Ended<Value> => ({ kind: 'failed', error }),
  );
  const first = await Promise.race([ended, late]);
  clearTimeout(timer);
  return first;
}

function codeOf(error: unknown): PdfFailure['code'] {
  return error instanceof Error && error.name === 'PasswordException' ? 'pdfLocked' : 'pdfBroken';
}
