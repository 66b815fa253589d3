/**
 * What ffmpeg may open. A file from a USB stick can be a playlist with the ending .mp4: without these lists
 * ffmpeg reads it as one and asks the addresses it names. Playlists (hls, dash, concat, sdp, imf), pictures by
 * pattern (image2), scripts (vapoursynth) and network formats are absent on purpose; formats with sound only are
 * here so that they can be refused as `noPicture` and not as unknown.
 */
const formats = [
  'mov,matroska,avi,mpegts,mpeg,mpegvideo,m4v,flv,live_flv,asf,ogg,rm,mxf,dv,wtv,ivf,nut,h264,hevc,obu,gif',
  'mp3,aac,ac3,eac3,flac,wav,w64,aiff,amr,ape,caf,dts,au',
];

const videoDecoders = [
  'h264,hevc,av1,libdav1d,libaom-av1,vp8,vp9,libvpx,libvpx-vp9,theora,mpeg4,mpeg1video,mpeg2video,h263,h263i,flv',
  'msmpeg4,msmpeg4v1,msmpeg4v2,wmv1,wmv2,wmv3,vc1,wmv3image,rv10,rv20,rv30,rv40,svq1,svq3,vp6,vp6a,vp6f,vp3',
  'mjpeg,prores,dvvideo,dnxhd,cinepak,indeo3,indeo5,qtrle,rpza,smc,8bps,rawvideo,huffyuv,ffvhuff,ffv1,utvideo,gif',
  'tscc,tscc2,camstudio,zmbv,flashsv,flashsv2,g2m,mss1,mss2,msa1,mts2,fraps,lagarith,magicyuv,png,msrle,msvideo1',
];

const soundDecoders = [
  'aac,aac_fixed,aac_latm,ac3,eac3,dca,truehd,mp1,mp1float,mp2,mp2float,mp3,mp3float,opus,libopus,vorbis,libvorbis',
  'flac,alac,wmav1,wmav2,wmapro,wmalossless,wmavoice,cook,ra_144,ra_288,sipr,atrac3,ralf,nellymoser,speex,libspeex',
  'amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,gsm,gsm_ms,ape,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf',
  'pcm_alaw,pcm_mulaw,pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le',
  'pcm_f32be,pcm_f64le,pcm_f64be,pcm_bluray,pcm_dvd,qdm2,qdmc,mace3,mace6,dvaudio',
];

const textDecoders = ['subrip,srt,ass,ssa,webvtt,mov_text,text'];

/** Stand before every input of every call. */
export const inputGuards: readonly string[] = [
  '-protocol_whitelist',
  'file,pipe',
  '-format_whitelist',
  formats.join(','),
  '-codec_whitelist',
  [...videoDecoders, ...soundDecoders, ...textDecoders].join(','),
];

/** The name of a local file as ffmpeg's `file` protocol takes it: no scheme, option or pattern can hide in it. */
export function fileAddress(path: string): string {
  return `file:${path}`;
}
