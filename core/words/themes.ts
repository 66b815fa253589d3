import type { LocalText } from './curriculum.ts';

/**
 * Collections beside the curriculum. A lesson's themes are free words of its catalogue; those below are the boards
 * and columns of the national platform (opening of 17 February 2020; six boards of March 2022; twelve of 2024), of
 * which the same one was called differently over the years: the first name stands for the others.
 */
const known: readonly (readonly [en: string, ...names: readonly string[]])[] = [
  ['Epidemic prevention', '防疫教育', '防疫知识'],
  ['Moral education', '品德教育', '德育'],
  ['Special topics', '专题教育'],
  ['Life and safety', '生命与安全教育', '生命安全教育', '生命与安全', '生命安全与科普教育'],
  ['Mental health', '心理健康教育', '心理健康'],
  ['Family education', '家庭教育', '家庭教育观念', '家庭教育方法', '家庭教育指导', '家庭教育大讲堂'],
  ['Classic reading', '经典阅读'],
  ['Study trips', '研学教育', '研学实践'],
  ['Film and television', '影视教育'],
  ['Electronic textbooks', '电子教材'],
  ['Course study', '课程学习', '课程教学'],
  ['History of the Party and the country', '党史国史教育', '党史学习'],
  ['Patriotism', '爱国主义', '爱国主义教育'],
  ['Constitution and law', '宪法法治', '宪法法治教育'],
  ['Traditional culture', '优秀传统文化', '优秀传统文化教育', '中华优秀传统文化'],
  ['Ecology', '生态文明', '生态文明教育'],
  ['Popular science', '科普教育'],
  ['Labour', '劳动教育', '劳动实践'],
  ['Sport', '体育锻炼', '体育'],
  ['Arts', '美育', '美育熏陶', '文化艺术'],
  ['After-school service', '课后服务'],
  ['Special education', '特殊教育'],
  ['Teacher training', '教师研修', '教师培训'],
  ['Reform practice', '教改实践经验', '教改经验'],
  ['Artificial intelligence', '人工智能教育', '人工智能'],
  ['Science and technology', '科技教育'],
  ['National security', '国家安全教育'],
  ['Radio gymnastics', '广播体操'],
  ['Eye exercises', '眼保健操'],
];

const byName = new Map<string, LocalText>(
  known.flatMap(([en, first, ...others]) =>
    [en.toLowerCase(), first, ...others].map((name) => [name ?? '', { 'zh-CN': first ?? '', en }] as const),
  ),
);

/** The collection that is meant, with its names in both languages; null where it is nobody's but the catalogue's. */
export function themeNamed(name: string): LocalText | null {
  return byName.get(name.trim().toLowerCase()) ?? null;
}

/** A catalogue's words for themes, each collection once and by its first name. */
export function themesOf(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => themeNamed(name)?.['zh-CN'] ?? name))];
}
