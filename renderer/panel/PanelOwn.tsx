import { type ReactNode, useEffect } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { ClassPicker } from '../people/index.ts';
import { RemoteButton, type RemoteView } from '../remote/index.ts';
import { usePrivate, useWords } from '../state/index.ts';
import { type Actions, NextStops } from '../teach/index.ts';
import { Button } from '../ui/index.ts';
import { DisplayAdvice } from './DisplayAdvice.tsx';
import { PanelMore } from './PanelMore.tsx';
import { PrivateButton } from './PrivateButton.tsx';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  readonly remote: RemoteView;
  /** What of her plan belongs here. */
  readonly planned: ReactNode;
  /** The ways into the lesson: what is said, her bookmarks, its slides. */
  readonly onBeside: () => void;
  readonly onKeys: () => void;
  readonly onEnd: () => void;
};

/** Behind 更多 where the console itself is the picture: also what belongs to the teacher, and what she asked to see. */
export function PanelOwn({ state, actions, remote, planned, onBeside, onKeys, onEnd }: Props) {
  const { t } = useWords();
  const own = (
    <>
      <Privately state={state} actions={actions} />
      <div className="panel-pairs">
        {planned}
        {state.lesson ? (
          <Button icon="transcript" onClick={onBeside} data-testid="transcript-open">
            {t('transcript.title')}
          </Button>
        ) : null}
        <RemoteButton remote={remote} />
        <Button icon="keyboard" onClick={onKeys} data-testid="keys">
          {t('console.keys')}
        </Button>
        <Button icon="minus" title={t('screen.awayNote')} onClick={actions.aside} data-testid="aside">
          {t('screen.away')}
        </Button>
        <Button icon="monitor-off" onClick={onEnd} data-testid="end">
          {t('console.end')}
        </Button>
      </div>
      <DisplayAdvice />
    </>
  );
  return <PanelMore state={state} actions={actions} own={own} />;
}

/** At the top, where a teacher finds it at once: the button, and all that it brings out. Put away with 更多. */
function Privately({ state, actions }: Pick<Props, 'state' | 'actions'>) {
  const { shown, ask } = usePrivate();
  useEffect(() => () => ask(false), [ask]);
  return (
    <>
      <PrivateButton />
      {shown ? <ClassPicker buttonClass="button button-plain" /> : null}
      {shown && state.lesson ? <NextStops state={state} actions={actions} /> : null}
    </>
  );
}
