import { useWords } from '../state/index.ts';
import { Button, StateLine } from '../ui/index.ts';
import './GoneCard.css';

type Props = {
  readonly title: string;
  readonly takeOff: string;
  readonly takeOffNamed: string;
  readonly onTakeOff: () => void;
  readonly testId: string;
};

/** A lesson that has gone, under the name it had, until a teacher takes it away. */
export function GoneCard({ title, takeOff, takeOffNamed, onTakeOff, testId }: Props) {
  const { t } = useWords();
  return (
    <article className="gone-card" data-testid={testId}>
      <h3>{title}</h3>
      <StateLine icon="triangle-alert">{t('shelf.lessonGone')}</StateLine>
      <Button aria-label={takeOffNamed} onClick={onTakeOff}>
        {takeOff}
      </Button>
    </article>
  );
}
