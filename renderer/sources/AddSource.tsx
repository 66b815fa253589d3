import { useEffect, useRef, useState } from 'react';
import type { SourceAsked, SourceKind } from '../../core/contract/index.ts';
import { BackLine } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { FeedStep } from './FeedStep.tsx';
import { KindStep } from './KindStep.tsx';
import { LookStep } from './LookStep.tsx';
import { PlaceStep } from './PlaceStep.tsx';
import { TakenStep } from './TakenStep.tsx';
import type { Known } from './useSources.ts';
import './AddSource.css';

type Props = {
  /** A source that is looked at again, as it was taken in the last time. */
  readonly again: SourceAsked | null;
  readonly known: Known;
  readonly onEnd: () => void;
};

type Step =
  | { readonly kind: 'kind' }
  | { readonly kind: 'place'; readonly of: SourceKind }
  | { readonly kind: 'feed' }
  | { readonly kind: 'look'; readonly asked: SourceAsked }
  | { readonly kind: 'taken'; readonly sourceId: string };

const none = { folders: [], columns: [] };
const order = ['kind', 'place', 'look', 'taken'] as const;

export function AddSource({ again, known, onEnd }: Props) {
  const { t } = useWords();
  const [step, setStep] = useState<Step>(again ? { kind: 'look', asked: again } : { kind: 'kind' });
  const [path, setPath] = useState('');
  const back = () => {
    if (step.kind === 'look' && !again) setStep({ kind: 'place', of: step.asked.kind });
    else if (step.kind === 'place' || step.kind === 'feed') setStep({ kind: 'kind' });
    else onEnd();
  };
  return (
    <>
      <BackLine to={t(step.kind === 'place' || step.kind === 'feed' ? 'source.toKind' : 'source.back')} onBack={back}>
        <Button look="quiet" onClick={onEnd} data-testid="source-cancel">
          {t('source.toList')}
        </Button>
      </BackLine>
      <Heading step={step} />
      {step.kind === 'kind' ? (
        <KindStep
          onChoose={(of) => {
            setPath('');
            setStep(of === 'feed' ? { kind: 'feed' } : { kind: 'place', of });
          }}
        />
      ) : null}
      {step.kind === 'place' ? (
        <PlaceStep
          kind={step.of}
          path={path}
          onPath={setPath}
          givesDialog={known.sources?.givesDialog ?? false}
          onLook={(chosen) => {
            setPath(chosen);
            setStep({ kind: 'look', asked: { kind: step.of, path: chosen, corrections: none } });
          }}
        />
      ) : null}
      {step.kind === 'look' ? (
        <LookStep asked={step.asked} onBack={back} onTaken={(sourceId) => setStep({ kind: 'taken', sourceId })} />
      ) : null}
      {step.kind === 'taken' ? <TakenStep sourceId={step.sourceId} known={known} onEnd={onEnd} /> : null}
      {step.kind === 'feed' ? <FeedStep onEnd={onEnd} /> : null}
    </>
  );
}

/** Takes the focus with each step, so that who hears the page hears where it is. */
function Heading({ step }: { readonly step: Step }) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step
  useEffect(() => heading.current?.focus(), [step.kind]);
  const steps = step.kind === 'feed' ? [] : order;
  const at = step.kind === 'feed' ? -1 : order.indexOf(step.kind);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="sources-title">
        {t(`source.step.${step.kind}.title`)}
      </h1>
      <ol className="sources-steps">
        {steps.map((kind, place) => (
          <li key={kind} aria-current={kind === step.kind ? 'step' : undefined} data-done={place < at}>
            <span className="figures">{place + 1}</span>
            {t(`source.step.${kind}`)}
          </li>
        ))}
      </ol>
    </>
  );
}
