import { useEffect, useRef, useState } from 'react';
import { type Region, type Regions, type Track, type TrackRects, wholeAround } from '../../core/session/index.ts';
import { insetOf } from './inset.ts';
import { HAVE_CURRENT_DATA } from './media.ts';
import type { Player } from './player.ts';
import { STANDS_IN_EVENT } from './scrub-picture.ts';
import { type TrackPictures, TrackVideo } from './TrackVideo.tsx';

type Props = {
  readonly player: Player;
  readonly track: Track;
  readonly regions: Regions;
  readonly rects: TrackRects;
};

/**
 * Presenter and screen out of one recording. Two elements of one file would decode it twice; so the video itself is
 * the larger region, cut off around it, and the other is a copy of each frame that the video shows, or that stands in
 * for it. The video keeps its element whatever the layout shows: nothing is loaded anew.
 */
export function RegionPictures({ player, track, regions, rects }: Props) {
  const [pictures, setPictures] = useState<TrackPictures | null>(null);
  const main = rects.screen ? 'screen' : 'explanation';
  const place = rects[main];
  return (
    <>
      {place ? (
        <div className="player-crop" style={insetOf(place)} data-region={main}>
          <TrackVideo player={player} track={track} rect={wholeAround(regions[main])} onPictures={setPictures} />
        </div>
      ) : null}
      {main === 'screen' && rects.explanation && pictures ? (
        <Copy pictures={pictures} track={track} region={regions.explanation} style={insetOf(rects.explanation)} />
      ) : null}
    </>
  );
}

type CopyProps = {
  readonly pictures: TrackPictures;
  readonly track: Track;
  readonly region: Region;
  readonly style: ReturnType<typeof insetOf>;
};

function Copy({ pictures, track, region, style }: CopyProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const width = Math.round(track.width * region.width);
  const height = Math.round(track.height * region.height);
  useEffect(() => {
    const context = ref.current?.getContext('2d', { alpha: false });
    if (!context) return;
    const { video, standIn } = pictures;
    const copy = (source: HTMLVideoElement | HTMLCanvasElement, sourceWidth: number, sourceHeight: number) => {
      const [fromX, fromY] = [region.x * sourceWidth, region.y * sourceHeight];
      const [fromWidth, fromHeight] = [region.width * sourceWidth, region.height * sourceHeight];
      context.drawImage(source, fromX, fromY, fromWidth, fromHeight, 0, 0, width, height);
    };
    const draw = () => {
      if (standIn && !standIn.hidden) copy(standIn, standIn.width, standIn.height);
      else if (video.readyState >= HAVE_CURRENT_DATA) copy(video, video.videoWidth, video.videoHeight);
    };
    draw();
    standIn?.addEventListener(STANDS_IN_EVENT, draw);
    let asked = video.requestVideoFrameCallback(function again() {
      draw();
      asked = video.requestVideoFrameCallback(again);
    });
    return () => {
      standIn?.removeEventListener(STANDS_IN_EVENT, draw);
      video.cancelVideoFrameCallback(asked);
    };
  }, [pictures, region, width, height]);
  return (
    <canvas ref={ref} className="player-copy" width={width} height={height} style={style} data-region="explanation" />
  );
}
