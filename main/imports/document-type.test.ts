import { expect, test } from 'vitest';
import { documentTypeIn } from './document-type.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const typeOf = (begin: string, name = 'x') => documentTypeIn(bytes(begin), name)?.mediaType ?? null;

test('a document is known by how it begins, whatever it is called', () => {
  expect(typeOf('%PDF-1.7\n', '照片.jpg')).toBe('application/pdf');
  expect(typeOf('\xff\xd8\xff\xe0')).toBe('image/jpeg');
  expect(typeOf('\x89PNG\r\n\x1a\n')).toBe('image/png');
  expect(typeOf('GIF89a')).toBe('image/gif');
  expect(typeOf('BM\x36\0\x0c\0\0\0\0\0')).toBe('image/bmp');
  expect(typeOf('RIFF\0\0\0\0WEBPVP8 ')).toBe('image/webp');
  expect(typeOf('ID3\x04')).toBe('audio/mpeg');
  expect(typeOf('\0\0\0\x20ftypisom')).toBeNull();
});

test('a text needs its ending and no zero bytes', () => {
  expect(typeOf('坐好了', '口令.txt')).toBe('text/plain; charset=utf-8');
  expect(typeOf('坐好了', '口令.html')).toBeNull();
  expect(typeOf('MZ\0\0', '口令.txt')).toBeNull();
});

test('slides need ending and packing; what may carry macros by its name is none of them', () => {
  expect(typeOf('PK\x03\x04', '课件.PPTX')).toMatch(/presentationml\.presentation$/);
  expect(typeOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '教案.wps')).toBe('application/vnd.ms-works');
  expect(typeOf('PK\x03\x04', '课件.pptm')).toBeNull();
  expect(typeOf('MZ', '课件.pptx')).toBeNull();
  expect(typeOf('PK\x03\x04', 'x.exe')).toBeNull();
});
