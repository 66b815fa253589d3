import { describe, expect, test } from 'vitest';
import { linkTo } from './files.ts';
import type { FileItem, Resource } from './shapes.ts';

const item = (ti_format: string, more: Partial<FileItem> = {}): FileItem => ({ ti_format, ...more });
const height = (value: string | string[], size?: string): Partial<FileItem> => ({
  custom_properties: {
    requirements: [{ name: 'Height', value }, ...(size === undefined ? [] : [{ name: 'total_size', value: [size] }])],
  },
});
const link = (items: FileItem[], more: Partial<Resource> = {}) => linkTo({ title: '名', ti_items: items, ...more });

describe('the file that stands for a resource', () => {
  test('is of a video the best quality, with the size of the film and not of its playlist', () => {
    const items = [
      item('m3u8', { ...height('480'), ti_size: 412 }),
      item('m3u8', { ...height(['1080'], '26536341'), ti_size: 412 }),
      item('m3u8', { ...height('720'), ti_size: 412 }),
    ];
    expect(link(items)).toMatchObject({ mediaType: 'application/vnd.apple.mpegurl', bytes: 26_536_341 });
    expect(link(items.slice(0, 1))).toMatchObject({ bytes: null });
  });

  test('is of a document its original, else what is flagged, else the largest', () => {
    const items = [
      item('pdf', { ti_size: 3 }),
      item('docx', { ti_size: 9 }),
      item('pptx', { ti_file_flag: 'source', ti_size: 1 }),
      item('mp3', { ti_is_source_file: true, ti_size: 2 }),
    ];
    expect(link(items)).toMatchObject({ mediaType: 'audio/mpeg', bytes: 2 });
    expect(link(items.slice(0, 3))?.bytes).toBe(1);
    expect(link(items.slice(0, 2))?.bytes).toBe(9);
  });

  test('is none of the things beside it', () => {
    const besides = [
      item('folder', { ti_file_flag: 'image' }),
      item('superboard', { ti_file_flag: 'superboard' }),
      item('jpg', { ti_file_flag: 'thumbnail_1' }),
      item('srt', { ti_file_flag: 'ai_caption' }),
      item('mp3', { ti_file_flag: 'href-clip' }),
      item('txt', { ti_file_flag: 'ebook_mapping' }),
      item(''),
    ];
    expect(link(besides)).toBeNull();
    expect(link([])).toBeNull();
    expect(link([...besides, item('pdf')])).toMatchObject({ mediaType: 'application/pdf', bytes: null });
  });

  test('has the format that it has itself', () => {
    expect(link([item('', { lc_ti_format: 'video/mp4' })])?.mediaType).toBe('video/mp4');
    expect(link([item('', { ti_storages: ['', 'https://example.com/a/b.PDF?v=1'] })])?.mediaType).toBe(
      'application/pdf',
    );
  });

  test('is told of without an address', () => {
    const address = 'https://r1-ndr-private.ykt.cbern.com.cn/edu_product/esp/assets/1.pkg/pdf.pdf';
    expect(JSON.stringify(link([item('pdf', { ti_storages: [address] })]))).not.toContain('http');
  });
});

test.each<[Partial<Resource>, string]>([
  [{ custom_properties: { alias_name: '视频课程' } }, 'composite'],
  [{ custom_properties: { alias_name: '教学课件' } }, 'slides'],
  [{ custom_properties: { alias_name: '学习任务单' }, resource_type_code: 'assets_document' }, 'taskSheet'],
  [{ title: '教学设计' }, 'teachingPlan'],
  [{ resource_type_code: 'assets_audio' }, 'audio'],
  [{ resource_type_code: 'assets_document' }, 'document'],
  [{ custom_properties: { alias_name: '素材' } }, '素材'],
  [{ resource_type_code: 'constructor' }, 'constructor'],
  [{}, 'document'],
])('what %j is for is %s', (resource, role) => {
  expect(link([item('pdf')], resource)?.role).toBe(role);
});
