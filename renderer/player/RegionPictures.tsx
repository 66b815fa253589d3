import { useEffect, useRef, useState } from 'react';
import { type Region, type Regions, type Track, type TrackRects, wholeAround } from '../../core/session/index.ts';
import { insetOf } from './inset.ts';
import type { LastPictures } from './last-pictures.ts';
import type { Player } from './player.ts';
import { TrackVideo } from './TrackVideo.tsx';

type Props = {
  readonly player: Player;
  readonly lastPictures: LastPictures;
  readonly track: Track;
  readonly regions: Regions;
  readonly rects: TrackRects;
};

/**
 * Presenter and screen out of one recording. Two elements of one file would decode it twice; so the video itself is
 * the larger region, cut off around it, and the other is a copy of each frame that the video shows. The video keeps
 * its element whatever the layout shows: nothing is loaded anew.
 */
export function RegionPictures({ player, lastPictures, track, regions, rects }: Props) {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const main = rects.screen ? 'screen' : 'explanation';
  const place = rects[main];
  return (
    <>
      {place ? (
        <div className="player-crop" style={insetOf(place)} data-region={main}>
          <TrackVideo {...{ player, lastPictures, track }} rect={wholeAround(regions[main])} onVideo={setVideo} />
        </div>
      ) : null}
      {main === 'screen' && rects.explanation && video ? (
        <Copy video={video} track={track} region={regions.explanation} style={insetOf(rects.explanation)} />
      ) : null}
    </>
  );
}

type CopyProps = {
  readonly video: HTMLVideoElement;
  readonly track: Track;
  readonly region: Region;
  readonly style: ReturnType<typeof insetOf>;
};

function Copy({ video, track, region, style }: CopyProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const width = Math.round(track.width * region.width);
  const height = Math.round(track.height * region.height);
  useEffect(() => {
    const context = ref.current?.getContext('2d', { alpha: false });
    if (!context) return;
    const draw = () => {
      if (video.readyState < 2) return;
      const [fromX, fromY] = [region.x * video.videoWidth, region.y * video.videoHeight];
      const [fromWidth, fromHeight] = [region.width * video.videoWidth, region.height * video.videoHeight];
      context.drawImage(video, fromX, fromY, fromWidth, fromHeight, 0, 0, width, height);
    };
    draw();
    let asked = video.requestVideoFrameCallback(function again() {
      draw();
      asked = video.requestVideoFrameCallback(again);
    });
    return () => video.cancelVideoFrameCallback(asked);
  }, [video, region, width, height]);
  return (
    <canvas ref={ref} className="player-copy" width={width} height={height} style={style} data-region="explanation" />
  );
}
