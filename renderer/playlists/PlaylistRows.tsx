import { useRef } from 'react';
import type { PlaylistLesson } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { Cover, editionText } from '../covers/index.ts';
import { useWords } from '../state/index.ts';
import { type DragOrder, IconButton, Rows, RowTitle, StateLine, useDragOrder } from '../ui/index.ts';
import { clockText } from '../words/index.ts';

type Props = {
  readonly lessons: readonly PlaylistLesson[];
  readonly onMove: (from: number, toIndex: number) => void;
  readonly onTakeOut: (lesson: PlaylistLesson, at: number) => void;
  readonly onOpen: (lessonId: LessonId) => void;
};

/** The lessons in their order; a row is moved by its buttons, by dragging its handle, or by arrow keys on it. */
export function PlaylistRows(props: Props) {
  const rows = useRef<HTMLOListElement>(null);
  const order = useDragOrder(rows, props.onMove);
  return (
    <Rows ordered ref={rows}>
      {props.lessons.map((one, at) => (
        <Row key={one.lessonId} {...props} one={one} at={at} order={order} />
      ))}
    </Rows>
  );
}

type RowProps = Props & { readonly one: PlaylistLesson; readonly at: number; readonly order: DragOrder };

function Row({ lessons, one, at, order, onMove, onTakeOut, onOpen }: RowProps) {
  const { t, local } = useWords();
  const title = local(one.title);
  const { lesson } = one;
  const note = [lesson ? editionText(lesson) : '', one.durationSeconds > 0 ? clockText(one.durationSeconds) : ''];
  const last = lessons.length - 1;
  return (
    <li
      className="playlist-row"
      data-testid="playlist-row"
      data-drag={order.drag?.from === at || undefined}
      data-drop={order.dropSide(at)}
      style={order.drag?.from === at ? { translate: `0 ${order.drag.byPx}px` } : undefined}
    >
      <IconButton
        className="playlist-handle"
        icon="grip-vertical"
        name={t('playlist.drag', { title })}
        data-testid="playlist-handle"
        {...order.handle(at)}
      />
      <span className="playlist-number figures">{at + 1}</span>
      <span className="playlist-thumb">{lesson ? <Cover card={lesson} /> : null}</span>
      <RowTitle
        title={title}
        note={note.filter(Boolean).join(' · ')}
        onOpen={lesson ? () => onOpen(one.lessonId) : undefined}
        testId="playlist-lesson"
      />
      <RowState one={one} />
      <IconButton
        icon="chevron-up"
        name={t('playlist.up', { title })}
        off={at === 0}
        data-testid="playlist-chevron-up"
        onClick={() => onMove(at, at - 1)}
      />
      <IconButton
        icon="chevron-down"
        name={t('playlist.down', { title })}
        off={at === last}
        data-testid="playlist-chevron-down"
        onClick={() => onMove(at, at + 1)}
      />
      <IconButton
        icon="x"
        name={t('playlist.takeOut', { title })}
        data-testid="playlist-x"
        onClick={() => onTakeOut(one, at)}
      />
    </li>
  );
}

function RowState({ one: { lesson, withdrawn, stop } }: { readonly one: PlaylistLesson }) {
  const { t } = useWords();
  if (!lesson) return <StateLine icon="triangle-alert">{t('shelf.lessonGone')}</StateLine>;
  if (withdrawn !== null) {
    return (
      <StateLine icon="triangle-alert" tone="bad">
        {t('lesson.withdrawn', { reason: withdrawn })}
      </StateLine>
    );
  }
  if (stop?.finished) {
    return (
      <StateLine icon="circle-check" tone="good">
        {t('shelf.finished')}
      </StateLine>
    );
  }
  if (stop) return <StateLine icon="clock">{t('shelf.stoppedAt', { time: clockText(stop.stopSeconds) })}</StateLine>;
  if (lesson.ready) return <StateLine icon="circle-check">{t('shelf.ready')}</StateLine>;
  if (lesson.filmFault) return <StateLine icon="triangle-alert">{t('film.downloaded')}</StateLine>;
  return <StateLine icon="dashed-ring">{t('shelf.onlyCatalogue')}</StateLine>;
}
