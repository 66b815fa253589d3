import type { DownloadsAsked } from '../../core/contract/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { errorText } from '../words/index.ts';

type Props = {
  readonly what: DownloadsAsked;
  /** What it says: how many, or of when. */
  readonly children: string;
  readonly testId: string;
  readonly look?: 'plain' | 'quiet';
};

/** Asks for the files of several lessons at once, and says what became of that. */
export function BringAll({ what, children, testId, look = 'plain' }: Props) {
  const words = useWords();
  const { call, notices } = useLectern();
  const bring = async () => {
    const answer = await call('downloads.ask', { what });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code));
    const { asked, here, refused } = answer.value;
    const said = [
      words.t('downloads.asked', { count: asked }),
      here > 0 ? words.t('downloads.askedHere', { count: here }) : '',
      refused > 0 ? words.t('downloads.askedRefused', { count: refused }) : '',
    ];
    notices.say(said.filter(Boolean).join(' · '));
  };
  return (
    <Button look={look} icon="import" data-testid={testId} onClick={() => void bring()}>
      {children}
    </Button>
  );
}
