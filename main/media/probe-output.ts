import * as v from 'valibot';

// What ffprobe prints as JSON, as far as Lectern reads it. Numbers come as text, fractions as `30000/1001`.
const number = v.fallback(v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.finite()), Number.NaN);
const text = v.fallback(v.string(), '');
const tags = v.fallback(v.record(v.string(), v.string()), {});

const fraction = v.fallback(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,15}[/:]\d{1,15}$/),
    v.transform((written) => {
      const [numerator = 0, denominator = 0] = written.split(/[/:]/).map(Number);
      return numerator > 0 && denominator > 0 ? { numerator, denominator } : null;
    }),
  ),
  null,
);

export const StreamOutput = v.object({
  index: v.number(),
  codec_type: text,
  codec_name: text,
  codec_tag_string: text,
  profile: text,
  pix_fmt: text,
  width: number,
  height: number,
  sample_aspect_ratio: fraction,
  r_frame_rate: fraction,
  avg_frame_rate: fraction,
  time_base: fraction,
  color_transfer: text,
  color_primaries: text,
  color_range: text,
  field_order: text,
  channels: number,
  disposition: v.fallback(v.record(v.string(), v.number()), {}),
  tags,
  side_data_list: v.fallback(v.array(v.object({ rotation: v.fallback(v.optional(v.number()), undefined) })), []),
});
export type StreamOutput = v.InferOutput<typeof StreamOutput>;

export const ProbeOutput = v.object({
  streams: v.fallback(v.array(StreamOutput), []),
  chapters: v.fallback(v.array(v.object({ start_time: number, tags })), []),
  format: v.object({ format_name: text, start_time: number, duration: number, size: number }),
});
export type ProbeOutput = v.InferOutput<typeof ProbeOutput>;
export type Fraction = { readonly numerator: number; readonly denominator: number };
