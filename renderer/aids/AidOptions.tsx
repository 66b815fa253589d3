import type { ReactNode } from 'react';
import { type Aid, type Countdown, CurtainSide, isWhole, type SessionState } from '../../core/session/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Icon, type IconName } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import type { AidActions } from './actions.ts';
import type { AidHand } from './aid-hand.ts';
import { useCountdown } from './CountdownPicture.tsx';
import { useAim } from './seen.ts';

type Props = {
  readonly state: SessionState;
  readonly hand: AidHand;
  readonly actions: AidActions;
  readonly now: () => number | null;
};

/** What can be done with the aid that is on: a row for each, and none where nothing is on. */
export function AidOptions({ state, hand, actions, now }: Props) {
  const aim = useAim(hand, state);
  const { aid, zoom, countdown } = state;
  const enlarges = !aid && (aim === 'zoom' || !isWhole(zoom));
  return (
    <>
      {enlarges ? <ZoomRow scale={zoom.scale} actions={actions} /> : null}
      {aid ? <AidRow aid={aid} actions={actions} /> : null}
      {countdown ? <CountdownRow countdown={countdown} now={now} actions={actions} /> : null}
    </>
  );
}

type Act = Pick<Props, 'actions'>;

function ZoomRow({ scale, actions }: Act & { readonly scale: number }) {
  const { t } = useWords();
  return (
    <Row label={t('aid.zoom')}>
      <Small icon="minus" name={t('aid.smaller')} testId="zoom-out" onPress={actions.smaller} disabled={scale <= 1} />
      <output className="figures" data-testid="zoom-scale">
        {Math.round(scale * 100)}%
      </output>
      <Small icon="plus" name={t('aid.larger')} testId="zoom-in" onPress={actions.larger} disabled={scale >= 8} />
      <Small text={t('aid.whole')} testId="zoom-whole" onPress={actions.whole} disabled={scale <= 1} />
    </Row>
  );
}

function AidRow({ aid, actions }: Act & { readonly aid: Aid }) {
  const { t } = useWords();
  return (
    <Row label={t(`aid.${aid.kind}`)}>
      {aid.kind === 'curtain' ? (
        CurtainSide.options.map((side) => (
          <Small
            key={side}
            text={t(`aid.side.${side}`)}
            testId={`curtain-${side}`}
            on={side === aid.side}
            onPress={() => actions.change({ ...aid, side })}
          />
        ))
      ) : (
        <>
          <Small icon="minus" name={t('aid.smaller')} testId="aid-smaller" onPress={actions.smaller} />
          <Small icon="plus" name={t('aid.larger')} testId="aid-larger" onPress={actions.larger} />
        </>
      )}
      <Small text={t('aid.away')} testId="aid-away" onPress={() => actions.takeAid(aid.kind)} />
    </Row>
  );
}

const MINUTE = 60;
const presets = [1, 3, 5, 10] as const;

function CountdownRow({ countdown, now, actions }: Act & Pick<Props, 'now'> & { readonly countdown: Countdown }) {
  const { t } = useWords();
  const { settings, changeSettings } = useLectern();
  const { countdownSound } = useStore(settings);
  const left = useCountdown(countdown, now);
  const held = countdown.kind === 'held';
  return (
    <>
      <Row label={t('aid.countdown')}>
        <output className="figures" data-testid="countdown-left">
          {clockText(left)}
        </output>
        <Small
          icon={held ? 'play' : 'pause'}
          name={held ? t('aid.goOn') : t('aid.hold')}
          testId="countdown-hold"
          disabled={left === 0}
          onPress={actions.holdCountdown}
        />
        <Small text={t('aid.minute.less')} testId="countdown-less" onPress={() => actions.lengthen(-MINUTE)} />
        <Small text={t('aid.minute.more')} testId="countdown-more" onPress={() => actions.lengthen(MINUTE)} />
        <Small text={t('aid.away')} testId="countdown-away" onPress={() => actions.count(null)} />
      </Row>
      <Row label={t('aid.countdown.for')}>
        {presets.map((minutes) => (
          <Small
            key={minutes}
            text={t('aid.minutes', { count: minutes })}
            testId={`countdown-${minutes}`}
            onPress={() => actions.count(minutes * MINUTE)}
          />
        ))}
        <Small
          icon={countdownSound ? 'volume-2' : 'volume-off'}
          name={t('aid.sound')}
          testId="countdown-sound"
          on={countdownSound}
          onPress={() => void changeSettings({ countdownSound: !countdownSound })}
        />
      </Row>
    </>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="aid-row">
      <legend className="only-heard">{label}</legend>
      {children}
    </fieldset>
  );
}

type SmallProps = {
  readonly testId: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly on?: boolean;
} & ({ readonly icon: IconName; readonly name: string } | { readonly text: string });

function Small({ testId, onPress, disabled, on, ...face }: SmallProps) {
  const name = 'name' in face ? face.name : undefined;
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-pressed={on}
      disabled={disabled}
      data-testid={testId}
      onClick={onPress}
    >
      {'icon' in face ? <Icon name={face.icon} size={20} /> : face.text}
    </button>
  );
}
