import { useEffect, useRef, useState } from 'react';
import { type Region, type Regions, type Track, type TrackRects, wholeAround } from '../../core/session/index.ts';
import { createFrameCopy } from './frame-copy.ts';
import { insetOf } from './inset.ts';
import type { LastPictures } from './last-pictures.ts';
import type { Player } from './player.ts';
import { STANDS_IN_EVENT } from './scrub-picture.ts';
import { type TrackPictures, TrackVideo } from './TrackVideo.tsx';

type Props = {
  readonly player: Player;
  readonly lastPictures: LastPictures;
  readonly track: Track;
  readonly regions: Regions;
  readonly rects: TrackRects;
};

/**
 * Presenter and screen out of one recording. Two elements of one file would decode it twice; so the video itself is
 * the larger region, cut off around it, and the other is a copy of each frame that the video shows, or that stands in
 * for it. The video keeps its element whatever the layout shows: nothing is loaded anew.
 */
export function RegionPictures({ player, lastPictures, track, regions, rects }: Props) {
  const [pictures, setPictures] = useState<TrackPictures | null>(null);
  const main = rects.screen ? 'screen' : 'explanation';
  const place = rects[main];
  return (
    <>
      {place ? (
        <div className="player-crop" style={insetOf(place)} data-region={main}>
          <TrackVideo {...{ player, lastPictures, track }} rect={wholeAround(regions[main])} onPictures={setPictures} />
        </div>
      ) : null}
      {main === 'screen' && rects.explanation && pictures ? (
        <Copy pictures={pictures} region={regions.explanation} style={insetOf(rects.explanation)} />
      ) : null}
    </>
  );
}

type CopyProps = {
  readonly pictures: TrackPictures;
  readonly region: Region;
  readonly style: ReturnType<typeof insetOf>;
};

function Copy({ pictures, region, style }: CopyProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const { video, standIn } = pictures;
    const frameCopy = createFrameCopy(canvas);
    const draw = () => {
      if (standIn && !standIn.hidden) frameCopy.draw(standIn, region);
      else frameCopy.take(video, region);
    };
    draw();
    standIn?.addEventListener(STANDS_IN_EVENT, draw);
    let asked = video.requestVideoFrameCallback(function again() {
      draw();
      asked = video.requestVideoFrameCallback(again);
    });
    return () => {
      frameCopy.close();
      standIn?.removeEventListener(STANDS_IN_EVENT, draw);
      video.cancelVideoFrameCallback(asked);
    };
  }, [pictures, region]);
  return <canvas ref={ref} className="player-copy" style={style} data-region="explanation" />;
}
