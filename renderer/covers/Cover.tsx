import { useState } from 'react';
import type { LessonCard } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import './Cover.css';
import { placeText, posterAddress } from './place.ts';

type Props = {
  readonly card: Pick<LessonCard, 'title' | 'subject' | 'grade' | 'volume' | 'unit' | 'edition' | 'poster'>;
};

/** Decoration: the title stands in the card as text too. */
export function Cover({ card }: Props) {
  const words = useWords();
  const [missing, setMissing] = useState<string | null>(null);
  if (card.poster && card.poster !== missing) {
    const { poster } = card;
    return (
      <img
        // Another picture is another element: the old one would stand there until the new one has come.
        key={poster}
        className="cover-picture"
        src={posterAddress(poster)}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setMissing(poster)}
      />
    );
  }
  const title = words.local(card.title);
  const characters = [...title];
  // 田字格 is for model characters: a short Chinese title of a Chinese lesson.
  const framed = card.subject === 'chinese' && characters.length <= 5 && /^\p{Script=Han}+$/u.test(title);
  return (
    <div className={`cover cover-${card.subject}`} aria-hidden="true">
      <div className="cover-head">
        <b>{words.t(`subject.${card.subject}`)}</b>
        <span className="cut">{placeText({ ...card, unit: null }, words)}</span>
      </div>
      {framed ? (
        <div className="cover-characters">
          {characters.map((character, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same character may come twice and never moves
            <i key={at}>{character}</i>
          ))}
        </div>
      ) : (
        <div className="cover-title">{title}</div>
      )}
    </div>
  );
}
