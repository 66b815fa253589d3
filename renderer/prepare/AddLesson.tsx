import { useEffect, useState } from 'react';
import type { LessonCard } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';
import { lengthText } from '../words/index.ts';
import type { Preparing } from './usePreparing.ts';

const FOUND = 6;

/** Another lesson for the period: what was shown last, or what is typed; it opens here at once. */
export function AddLesson({ preparing }: { readonly preparing: Preparing }) {
  const { t, local } = useWords();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(false);
  const found = useFound(text, wanted);
  const { plan, desk, onLesson } = preparing;
  const others = found.filter(({ id }) => !plan.lessons.some(({ lessonId }) => lessonId === id));
  const add = async ({ id }: LessonCard) => {
    if (await desk.addLesson(id)) onLesson(id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: asks for the lessons before the button inside opens the list
    <span onPointerDown={() => setWanted(true)} onFocus={() => setWanted(true)}>
      <Menu
        buttonClass="period-lesson period-add"
        label={t('prepare.addLesson')}
        testId="add-lesson"
        button={
          <>
            <Icon name="plus" size={16} />
            <span>{t('prepare.addLesson')}</span>
          </>
        }
        foot={() => (
          <input
            className="period-search"
            aria-label={t('prepare.searchLesson')}
            placeholder={t('prepare.searchLesson')}
            value={text}
            maxLength={100}
            data-testid="add-lesson-search"
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      >
        {(close) =>
          others.map((card) => (
            <MenuItem
              key={card.id}
              testId="add-lesson-choice"
              note={lengthText(card.durationSeconds)}
              onPress={() => {
                close();
                void add(card);
              }}
            >
              {local(card.title)}
            </MenuItem>
          ))
        }
      </Menu>
    </span>
  );
}

/** Only what is here and can be played is offered: a plan is for tomorrow morning. */
function useFound(text: string, wanted: boolean): readonly LessonCard[] {
  const { call } = useLectern();
  const [found, setFound] = useState<readonly LessonCard[]>([]);
  useEffect(() => {
    if (!wanted) return;
    let late = false;
    const read = async () => {
      const lessons = text.trim() === '' ? await recentLessons(call) : await searchedLessons(call, text);
      if (!late) setFound(lessons.filter(({ ready, durationSeconds }) => ready && durationSeconds > 0).slice(0, FOUND));
    };
    void read();
    return () => {
      late = true;
    };
  }, [call, text, wanted]);
  return found;
}

type Call = ReturnType<typeof useLectern>['call'];

async function recentLessons(call: Call): Promise<readonly LessonCard[]> {
  const shelf = await call('library.shelf', {});
  if (!shelf.ok) return [];
  const { recent, lessons } = shelf.value;
  return [...recent, ...lessons.filter(({ id }) => !recent.some((one) => one.id === id))];
}

async function searchedLessons(call: Call, text: string): Promise<readonly LessonCard[]> {
  const answer = await call('library.search', { text, limit: 24 });
  return answer.ok ? answer.value.lessons : [];
}
