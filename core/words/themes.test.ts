import { expect, test } from 'vitest';
import { themeNamed, themesOf } from './themes.ts';

test('the ten collections of 2020 are known, in both languages', () => {
  const ten =
    '防疫教育 品德教育 专题教育 生命与安全教育 心理健康教育 家庭教育 经典阅读 研学教育 影视教育 电子教材'.split(' ');
  for (const name of ten) expect(themeNamed(name)).toEqual({ 'zh-CN': name, en: expect.any(String) });
  expect(themeNamed('课程学习')?.en).toBe('Course study');
});

test('a collection that was called otherwise in another year is the same one, and no other becomes it', () => {
  expect(themesOf(['德育', '品德教育', '研学实践', '跟着课文看名著'])).toEqual([
    '品德教育',
    '研学教育',
    '跟着课文看名著',
  ]);
  expect(themeNamed('跟着课文看名著')).toBeNull();
  expect(themeNamed(' Life and Safety ')?.['zh-CN']).toBe('生命与安全教育');
});
