import { type FormEvent, useRef } from 'react';
import { type DocumentShowing, type SessionState, turned } from '../../core/session/index.ts';
import { documentKind } from '../../core/words/index.ts';
import { useSend } from '../hand/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button, MenuItem } from '../ui/index.ts';
import './book.css';
import { LessonsHere } from './LessonsHere.tsx';
import { PageSounds } from './PageSounds.tsx';
import type { OutlineEntry } from './pdf.ts';
import { useOutline } from './pdf-shelf.ts';
import { StripMenu } from './StripMenu.tsx';

type Props = { readonly state: SessionState; readonly shown: DocumentShowing };

/** Under a document: its pages, its contents, whole page or whole width, and the way back. */
export function DocumentStrip({ state, shown }: Props) {
  const { t } = useWords();
  const { call } = useLectern();
  const send = useSend();
  const { document, pageIndex, pageCount, fit } = shown;
  const { digest } = document;
  const outline = useOutline(documentKind(document.mediaType) === 'pdf' ? digest : null);
  const go = (to: { readonly pageIndex: number; readonly scroll: number }) =>
    void send({ type: 'turn', digest, ...to });
  const isFirst = turned(shown, -1).pageIndex < 0;
  const isLast = pageCount !== null && turned(shown, 1).pageIndex >= pageCount;
  return (
    <div className="document-strip" role="toolbar" aria-label={t('document.label')} data-testid="document-strip">
      <Button disabled={isFirst} onClick={() => go(turned(shown, -1))} data-testid="page-back" shortcut="PgUp">
        {t('document.back')}
      </Button>
      <PageField key={pageIndex} shown={shown} onGo={(index) => go({ pageIndex: index, scroll: 0 })} />
      <Button disabled={isLast} onClick={() => go(turned(shown, 1))} data-testid="page-on" shortcut="PgDn">
        {t('document.on')}
      </Button>
      {outline.length > 0 ? <Contents outline={outline} onGo={(index) => go({ pageIndex: index, scroll: 0 })} /> : null}
      <LessonsHere shown={shown} outline={outline} />
      <PageSounds key={digest} shown={shown} />
      {documentKind(document.mediaType) === 'text' ? null : (
        <Button
          on={fit === 'width'}
          data-testid="page-fit"
          onClick={() => void send({ type: 'fit', fit: fit === 'page' ? 'width' : 'page' })}
        >
          {t('document.wide')}
        </Button>
      )}
      <span className="document-space" />
      <Button
        icon="x"
        className="document-close"
        data-testid="document-close"
        aria-label={state.lesson ? t('document.toLesson') : t('document.close')}
        onClick={() => void (state.lesson ? send({ type: 'closeDocument' }) : call('classroom.end', {}))}
      >
        {state.lesson ? t('document.toLesson') : t('document.close')}
      </Button>
    </div>
  );
}

function PageField({ shown, onGo }: { readonly shown: DocumentShowing; readonly onGo: (pageIndex: number) => void }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { pageIndex, pageCount } = shown;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = Number.parseInt(field.current?.value ?? '', 10);
    if (Number.isFinite(number) && number >= 1) onGo(number - 1);
    field.current?.blur();
  };
  return (
    <form className="document-place figures" onSubmit={submit}>
      <input
        ref={field}
        inputMode="numeric"
        aria-label={t('document.pageNumber')}
        defaultValue={pageIndex + 1}
        maxLength={5}
        data-testid="page-number"
        onFocus={(event) => event.currentTarget.select()}
      />
      <span data-testid="page-count">{pageCount === null ? '' : `/ ${pageCount}`}</span>
    </form>
  );
}

type ContentsProps = { readonly outline: readonly OutlineEntry[]; readonly onGo: (pageIndex: number) => void };

function Contents({ outline, onGo }: ContentsProps) {
  const { t } = useWords();
  return (
    <StripMenu icon="library" label={t('document.contents')} testId="contents">
      {(close) =>
        outline.map(({ title, pageIndex, depth }, at) => (
          <MenuItem
            // biome-ignore lint/suspicious/noArrayIndexKey: entries may share title and page, and never move
            key={at}
            note={String(pageIndex + 1)}
            onPress={() => {
              close();
              onGo(pageIndex);
            }}
          >
            <span style={{ paddingInlineStart: `${depth}rem` }}>{title}</span>
          </MenuItem>
        ))
      }
    </StripMenu>
  );
}
