import { useRef } from 'react';
import type { PlaylistLesson } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { Cover, editionText } from '../covers/index.ts';
import { useWords } from '../state/index.ts';
import { Icon, type IconName, StateLine } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import { type DragOrder, useDragOrder } from './useDragOrder.ts';

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
    <ol className="playlist-rows" ref={rows}>
      {props.lessons.map((one, at) => (
        <Row key={one.lessonId} {...props} one={one} at={at} order={order} />
      ))}
    </ol>
  );
}

type RowProps = Props & { readonly one: PlaylistLesson; readonly at: number; readonly order: DragOrder };

function Row({ lessons, one, at, order, onMove, onTakeOut, onOpen }: RowProps) {
  const { t, local } = useWords();
  const title = local(one.title);
  const { lesson } = one;
  const note = [lesson ? editionText(lesson) : '', one.durationSeconds > 0 ? clockText(one.durationSeconds) : ''];
  const text = (
    <>
      <b>{title}</b>
      <small className="figures">{note.filter(Boolean).join(' · ')}</small>
    </>
  );
  const last = lessons.length - 1;
  return (
    <li
      className="playlist-row"
      data-testid="playlist-row"
      data-drag={order.drag?.from === at || undefined}
      data-drop={order.dropSide(at)}
      style={order.drag?.from === at ? { translate: `0 ${order.drag.byPx}px` } : undefined}
    >
      <button
        type="button"
        className="playlist-tool playlist-handle"
        aria-label={t('playlist.drag', { title })}
        title={t('playlist.drag', { title })}
        data-testid="playlist-handle"
        {...order.handle(at)}
      >
        <Icon name="grip-vertical" />
      </button>
      <span className="playlist-number figures">{at + 1}</span>
      <span className="playlist-thumb">{lesson ? <Cover card={lesson} /> : null}</span>
      {lesson ? (
        <button
          type="button"
          className="playlist-text"
          onClick={() => onOpen(one.lessonId)}
          data-testid="playlist-lesson"
        >
          {text}
        </button>
      ) : (
        <span className="playlist-text">{text}</span>
      )}
      <RowState one={one} />
      <RowTool icon="chevron-up" name={t('playlist.up', { title })} off={at === 0} onPress={() => onMove(at, at - 1)} />
      <RowTool
        icon="chevron-down"
        name={t('playlist.down', { title })}
        off={at === last}
        onPress={() => onMove(at, at + 1)}
      />
      <RowTool icon="x" name={t('playlist.takeOut', { title })} onPress={() => onTakeOut(one, at)} />
    </li>
  );
}

type ToolProps = {
  readonly icon: IconName;
  readonly name: string;
  /** It keeps the focus: a lesson is moved to the top by pressing again and again. */
  readonly off?: boolean;
  readonly onPress: () => void;
};

function RowTool({ icon, name, off = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className="playlist-tool"
      aria-label={name}
      title={name}
      aria-disabled={off || undefined}
      data-testid={`playlist-${icon}`}
      onClick={() => off || onPress()}
    >
      <Icon name={icon} />
    </button>
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
